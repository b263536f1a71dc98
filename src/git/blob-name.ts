import { cryptography } from '../base/index.ts';
import type { Oid } from './oid.ts';

/**
 * Works out the name that Git gives a file's content.
 * Source: gitglossary, "blob object": the hash of `blob <size>`, a zero byte and the content.
 */
export function blobName(bytes: Uint8Array, hash: 'sha1' | 'sha256'): Oid {
  return cryptography()
    .createHash(hash)
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
