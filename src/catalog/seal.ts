import { cryptography } from '../base/index.ts';

/** Says who wrote a section of a catalog: whoever has the key. */
export type Seal = (content: Uint8Array) => string;

/** Makes a seal from a key: HMAC-SHA-256 in hexadecimal digits. */
export function sealWith(key: Uint8Array): Seal {
  return (content) => cryptography().createHmac('sha256', key).update(content).digest('hex');
}
