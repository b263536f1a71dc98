import { cryptography, sameBytes, utf8 } from '../base/index.ts';
import { openKey, type OpenedKey } from './opened-key.ts';
import { readPrivateFields } from './private-key-fields.ts';
import type { PublicKey } from './public-key.ts';
import { rawSignature, type PrivateKey } from './raw-signature.ts';
import { equationOf, holds } from './signature-check.ts';
import { WireReader } from './wire-reader.ts';

/** What a private key file turned out to be. */
export type PrivateKeyFile =
  | { readonly state: 'usable'; readonly publicKey: PublicKey; readonly privateKey: PrivateKey }
  /** Behind a passphrase, or only a handle of a security key: somebody else must sign. */
  | { readonly state: 'encrypted' | 'hardware'; readonly publicKey: PublicKey }
  | { readonly state: 'unreadable'; readonly reason: string };

const FRAME =
  /^-----BEGIN OPENSSH PRIVATE KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END OPENSSH PRIVATE KEY-----\s*$/;
const MAGIC = utf8('openssh-key-v1\0');

/**
 * Reads the text of an OpenSSH private key file. The public half is in the clear, so it is known
 * for encrypted files too. Source: OpenSSH PROTOCOL.key.
 */
export function readPrivateKeyFile(text: string): PrivateKeyFile {
  const [, base64] = FRAME.exec(text) ?? [];
  if (base64 === undefined) return unreadable('it is not in OpenSSH format');
  return readBlob(Buffer.from(base64, 'base64'));
}

function readBlob(blob: Uint8Array): PrivateKeyFile {
  const reader = new WireReader(blob);
  const magic = reader.take(MAGIC.length);
  const cipher = reader.name();
  const [kdf, options, count] = [reader.name(), reader.string(), reader.uint32()];
  const publicBlob = reader.string();
  const secret = reader.string();
  if (reader.hasFailed || !sameBytes(magic, MAGIC)) return unreadable('it is damaged');
  if (count !== 1) return unreadable(`it holds ${count} keys instead of one`);
  const answer = openKey(publicBlob);
  if (!answer.ok) return unreadable(answer.reason);
  if (cipher !== 'none') return { state: 'encrypted', publicKey: answer.opened.key };
  const isPlain = kdf === 'none' && options.length === 0 && reader.isWhole;
  return isPlain ? readSecret(secret, answer.opened) : unreadable('it is damaged');
}

function readSecret(secret: Uint8Array, opened: OpenedKey): PrivateKeyFile {
  const publicKey = opened.key;
  if (publicKey.type.startsWith('sk-')) return { state: 'hardware', publicKey };
  const reader = new WireReader(secret);
  const checksAgree = reader.uint32() === reader.uint32();
  const isSameType = reader.name() === publicKey.type;
  const signer = readPrivateFields(opened.material, reader);
  reader.string();
  if (!checksAgree || !isSameType || !isPadding(reader.rest()) || !reader.isWhole) {
    return unreadable('it is damaged');
  }
  if (signer === undefined) return unreadable('it is damaged');
  const privateKey = { type: publicKey.type, material: opened.material, signer };
  if (belongTogether(privateKey, opened)) return { state: 'usable', publicKey, privateKey };
  return unreadable('its private half does not fit its public half');
}

const TRIAL = utf8('sos trial of a private key');

/**
 * Tries the key, because `node:crypto` takes private numbers that do not fit the public ones
 * beside them, and signatures made with such a pair can give the private key away. Of an Ed25519 key
 * it works the public half out from the private one, so that looking at both is enough.
 */
function belongTogether(privateKey: PrivateKey, opened: OpenedKey): boolean {
  try {
    if (privateKey.material.family === 'ed25519')
      return cryptography().createPublicKey(privateKey.signer).equals(opened.verifier);
    const stated = equationOf(opened, TRIAL, rawSignature(privateKey, TRIAL));
    return stated.ok && holds(stated.equation);
  } catch {
    return false;
  }
}

/** Bytes 1, 2, 3… fill the last block of 8. */
function isPadding(bytes: Uint8Array): boolean {
  return bytes.length < 8 && bytes.every((byte, index) => byte === index + 1);
}

function unreadable(reason: string): PrivateKeyFile {
  return { state: 'unreadable', reason };
}
