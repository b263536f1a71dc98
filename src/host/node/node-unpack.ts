import type { Unpack } from '../unpack.ts';

/** Node's own zlib, loaded when something packed is first met. */
export const nodeUnpack: Unpack = {
  unpacked(bytes, packing, maxBytes) {
    const { gunzipSync, inflateRawSync } = process.getBuiltinModule('node:zlib');
    try {
      const unpack = packing === 'gzip' ? gunzipSync : inflateRawSync;
      return unpack(bytes, { maxOutputLength: maxBytes });
    } catch {
      // Damaged, cut off or too large: the caller says that it was not looked into.
      return undefined;
    }
  },
};
