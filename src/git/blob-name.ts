import { objectName } from './object-name.ts';
import type { Oid } from './oid.ts';

/** Works out the name that Git gives a file's content. */
export function blobName(bytes: Uint8Array, hash: 'sha1' | 'sha256'): Oid {
  return objectName('blob', bytes, hash);
}
