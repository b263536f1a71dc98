import { concatBytes, cryptography, utf8 } from '../base/index.ts';
import type { Random } from '../host/index.ts';
import { base64Of } from './base64.ts';
import { publicKeyOf, type PublicKey } from './public-key.ts';
import { wireString, wireUint32 } from './wire-writer.ts';

/** A new key, ready to be written to two files. */
export interface CreatedKey {
  readonly publicKey: PublicKey;
  /** Text of the private key file, without passphrase. Write it with mode 0o600. */
  readonly privateFile: string;
  /** Text of the `.pub` file beside it. */
  readonly publicFile: string;
}

/**
 * Makes a new Ed25519 key and the texts that `ssh-keygen` would have written for it. The comment
 * is for people and must be one line. Source of the form: OpenSSH PROTOCOL.key.
 */
export function createKey(random: Random, comment: string): CreatedKey {
  const seed = random.bytes(32);
  const point = pointOf(seed);
  const blob = concatBytes([wireString('ssh-ed25519'), wireString(point)]);
  const publicKey = publicKeyOf('ssh-ed25519', blob);
  const secret = concatBytes([
    ...checkNumbers(random),
    blob,
    wireString(concatBytes([seed, point])),
    wireString(comment),
  ]);
  const privateFile = frame(concatBytes([...head(blob), wireString(padded(secret))]));
  return { publicKey, privateFile, publicFile: `${publicKey.text} ${comment}\n` };
}

/** Header of a PKCS#8 file that holds an Ed25519 seed and no point. Source: RFC 8410, section 7. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function pointOf(seed: Uint8Array): Uint8Array {
  const key = Buffer.from(concatBytes([ED25519_PKCS8, seed]));
  const { createPrivateKey, createPublicKey } = cryptography();
  const privateHalf = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateHalf).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}

/** The same number twice: after decryption, equal numbers mean the passphrase was right. */
function checkNumbers(random: Random): [Uint8Array, Uint8Array] {
  const check = random.bytes(4);
  return [check, check];
}

/** No cipher, no key derivation, no options for it, one key. */
function head(publicBlob: Uint8Array): Uint8Array[] {
  return [
    utf8('openssh-key-v1\0'),
    wireString('none'),
    wireString('none'),
    wireString(''),
    wireUint32(1),
    wireString(publicBlob),
  ];
}

function padded(secret: Uint8Array): Uint8Array {
  const missing = (8 - (secret.length % 8)) % 8;
  return concatBytes([secret, Uint8Array.from({ length: missing }, (_, index) => index + 1)]);
}

function frame(blob: Uint8Array): string {
  const lines = base64Of(blob).match(/.{1,70}/g) ?? [];
  return [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    ...lines,
    '-----END OPENSSH PRIVATE KEY-----',
    '',
  ].join('\n');
}
