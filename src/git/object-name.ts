import { cryptography } from '../base/index.ts';
import type { Oid } from './oid.ts';

/** What an object can be. */
export type ObjectType = 'blob' | 'tree' | 'commit';

/**
 * Works out the name that Git gives an object: the hash of type, size, a zero byte and content.
 * Source: gitglossary, "object name".
 */
export function objectName(type: ObjectType, bytes: Uint8Array, hash: 'sha1' | 'sha256'): Oid {
  return cryptography()
    .createHash(hash)
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
