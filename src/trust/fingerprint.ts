import { parsePublicKey } from '../signing/index.ts';

/** The fingerprint of an acceptable public key, or undefined. */
export function fingerprintOf(publicKey: string): string | undefined {
  const parsed = parsePublicKey(publicKey);
  return parsed.ok ? parsed.key.fingerprint : undefined;
}
