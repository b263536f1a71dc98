import { cryptography, utf8 } from '../base/index.ts';

/** Says who wrote a section of a catalog: whoever has the key. */
export type Seal = (text: string) => string;

/** Makes a seal from a key: HMAC-SHA-256 in hexadecimal digits. */
export function sealWith(key: Uint8Array): Seal {
  return (text) => cryptography().createHmac('sha256', key).update(utf8(text)).digest('hex');
}
