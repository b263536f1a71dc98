/** How bytes were packed: a member of a zip file, what `gzip` writes, or with zlib's own frame. */
export type Packing = 'deflate' | 'gzip' | 'zlib';

/** Packs bytes, and unpacks what others packed: that is hostile until looked at. */
export interface Packer {
  /** Packs bytes with zlib's own frame, quickly rather than well. */
  packed(bytes: Uint8Array): Uint8Array;
  /**
   * Unpacks bytes, or returns undefined where they are damaged or would become larger than
   * `maxBytes`: a small file can hold a thousand times its size.
   */
  unpacked(bytes: Uint8Array, packing: Packing, maxBytes: number): Uint8Array | undefined;
}
