import { concatBytes, cryptography, sameBytes, utf8 } from '../base/index.ts';
import { WireReader } from './wire-reader.ts';
import { wireString, wireUint32 } from './wire-writer.ts';

/** Digests of a message that SSHSIG knows. We write SHA-512, as `ssh-keygen` does. */
export type MessageDigest = 'sha256' | 'sha512';

/** What a signature blob says. None of it is believed before it was compared and verified. */
export interface Sshsig {
  /** The signer's key in wire form. */
  readonly publicKey: Uint8Array;
  readonly namespace: Uint8Array;
  readonly digestName: string;
  /** Algorithm and signature in wire form. */
  readonly signature: Uint8Array;
}

const MAGIC = utf8('SSHSIG');
const VERSION = 1;

/** Writes a signature blob. Source: OpenSSH PROTOCOL.sshsig, section 2. */
export function writeSshsig(sshsig: Sshsig): Uint8Array {
  return concatBytes([
    MAGIC,
    wireUint32(VERSION),
    wireString(sshsig.publicKey),
    wireString(sshsig.namespace),
    wireString(''),
    wireString(sshsig.digestName),
    wireString(sshsig.signature),
  ]);
}

/**
 * Reads a signature blob, or returns undefined where a length, the magic or the version is wrong,
 * the namespace is empty, or the reserved field is not: it is signed by nobody.
 */
export function readSshsig(blob: Uint8Array): Sshsig | undefined {
  const reader = new WireReader(blob);
  const magic = reader.take(MAGIC.length);
  const version = reader.uint32();
  const publicKey = reader.string();
  const namespace = reader.string();
  const reserved = reader.string();
  const digestName = reader.name();
  const signature = reader.string();
  if (!reader.isWhole || !sameBytes(magic, MAGIC) || version !== VERSION) return undefined;
  if (namespace.length === 0 || reserved.length > 0) return undefined;
  return { publicKey, namespace, digestName, signature };
}

/** Returns the bytes that are really signed for a message. Source: PROTOCOL.sshsig, section 3. */
export function signedBytes(
  message: Uint8Array,
  namespace: Uint8Array,
  digest: MessageDigest,
): Uint8Array {
  const hash = cryptography().hash(digest, message, 'buffer');
  return concatBytes([MAGIC, wireString(namespace), REST[digest], hash]);
}

/** What stands between namespace and digest: nothing reserved, the digest's name and length. */
const REST: Readonly<Record<MessageDigest, Uint8Array>> = {
  sha256: concatBytes([wireString(''), wireString('sha256'), wireUint32(32)]),
  sha512: concatBytes([wireString(''), wireString('sha512'), wireUint32(64)]),
};
