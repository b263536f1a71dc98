import { cryptography } from '../base/index.ts';
import { base64Of } from './base64.ts';
import type { KeyType } from './key-type.ts';

/** A public key that was read strictly and is not degenerate. */
export interface PublicKey {
  readonly type: KeyType;
  /** The SSH wire form, which signatures carry and fingerprints are made of. */
  readonly blob: Uint8Array;
  /** `type base64`, without comment: the one spelling that records hold. */
  readonly text: string;
  /** `SHA256:` and 43 characters of base64 without padding, as OpenSSH shows it. */
  readonly fingerprint: string;
}

/** Puts a public key together from a blob that was checked. */
export function publicKeyOf(type: KeyType, blob: Uint8Array): PublicKey {
  const digest = cryptography().createHash('sha256').update(blob).digest('base64').replace('=', '');
  return { type, blob, text: `${type} ${base64Of(blob)}`, fingerprint: `SHA256:${digest}` };
}
