import type { Unpack } from '../unpack.ts';

/** Node's own zlib, loaded when something packed is first met. */
export const nodeUnpack: Unpack = {
  unpacked(bytes, packing, maxBytes) {
    const { gunzipSync, inflateRawSync, inflateSync } = process.getBuiltinModule('node:zlib');
    const unpackers = { gzip: gunzipSync, zlib: inflateSync, deflate: inflateRawSync };
    try {
      return unpackers[packing](bytes, { maxOutputLength: maxBytes });
    } catch {
      // Damaged, cut off or too large: the caller says that it was not looked into.
      return undefined;
    }
  },
};
