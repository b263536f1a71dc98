import { utf8 } from '../base/index.ts';
import { armor } from './armor.ts';
import { unprovenSignature } from './errors.ts';
import type { PublicKey } from './public-key.ts';
import { signedBytes, writeSshsig } from './sshsig.ts';
import { verifySignature } from './verify-signature.ts';

/** Makes signatures with one key, wherever its private half is. */
export interface Signer {
  readonly publicKey: PublicKey;
  /** Where the key was found, for people: a path, or `ssh-agent`. */
  readonly source: string;
  /**
   * Signs a message for one purpose and returns the armored signature. May ask a person for a
   * passphrase or a touch. Throws a `signing.*` SosError when there is no signature.
   */
  sign(message: Uint8Array, namespace: string): Promise<string>;
  /**
   * Signs the pre-authentication encoding of a DSSE envelope with raw Ed25519 (RFC 8032), for
   * programs that know nothing of SSH; undefined where the private half is not here or is of
   * another type. Throws `signing.not-encoded` for bytes that are no such encoding.
   */
  readonly signEncoded?: ((encoded: Uint8Array) => Uint8Array) | undefined;
}

/** Makes the armored signature of a message; `signBytes` returns a raw signature in wire form. */
export async function armoredSignature(
  key: PublicKey,
  request: { readonly message: Uint8Array; readonly namespace: string },
  signBytes: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<string> {
  const namespace = utf8(request.namespace);
  const signature = await signBytes(signedBytes(request.message, namespace, 'sha512'));
  return armor(writeSshsig({ publicKey: key.blob, namespace, digestName: 'sha512', signature }));
}

/**
 * Returns a signature that another program made only if it proves what we asked for. It stops a
 * program that signed something else, such as the rest of a message whose first line it read as a
 * passphrase. Throws `signing.unproven-signature`.
 */
export function provenSignature(
  armored: string,
  request: { readonly message: Uint8Array; readonly namespace: string; readonly key: PublicKey },
  maker: string,
): string {
  const { message, namespace, key } = request;
  const claim = { message, armored, namespace, expectedFingerprint: key.fingerprint };
  const answer = verifySignature(claim);
  if (!answer.ok) throw unprovenSignature(maker, key.fingerprint, answer.code);
  return armored;
}
