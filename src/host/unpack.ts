/** How bytes were packed: a member of a zip file, what `gzip` writes, or with zlib's own frame. */
export type Packing = 'deflate' | 'gzip' | 'zlib';

/** Unpacks what others packed; hostile until looked at. */
export interface Unpack {
  /**
   * Unpacks bytes, or returns undefined where they are damaged or would become larger than
   * `maxBytes`: a small file can hold a thousand times its size.
   */
  unpacked(bytes: Uint8Array, packing: Packing, maxBytes: number): Uint8Array | undefined;
}
