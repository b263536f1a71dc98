import { cryptography, sameBytes, utf8 } from '../base/index.ts';
import { notEncoded } from './errors.ts';
import { openKey } from './opened-key.ts';
import type { PublicKey } from './public-key.ts';
import type { PrivateKey } from './raw-signature.ts';

const ENCODED = utf8('DSSEv1 ');

/**
 * Signs the encoding of an envelope with raw Ed25519. Threat: bytes of somebody's choosing that are
 * what an SSH signature or an SSH login is made over; neither of those begins as an encoding does.
 */
export function encodedSignature({ signer }: PrivateKey, encoded: Uint8Array): Uint8Array {
  if (!sameBytes(encoded.subarray(0, ENCODED.length), ENCODED)) throw notEncoded();
  return cryptography().sign(null, encoded, signer);
}

/** Writes a public key as PEM (SubjectPublicKeyInfo, RFC 8410), as OpenSSL reads it. */
export function pemOf({ blob }: PublicKey): string | undefined {
  const answer = openKey(blob);
  if (!answer.ok) return undefined;
  return answer.opened.verifier.export({ type: 'spki', format: 'pem' }).toString();
}
