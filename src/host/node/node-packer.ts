import type { Packer } from '../packer.ts';

const QUICK = { level: 1 };

/** Node's own zlib, loaded when something is first packed or unpacked. */
export const nodePacker: Packer = {
  packed: (bytes) => process.getBuiltinModule('node:zlib').deflateSync(bytes, QUICK),
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
