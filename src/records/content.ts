import { LIMITS, sha256Hex } from '../base/index.ts';
import { integer, list, map, type TypeOf } from './shape.ts';
import { sha256 } from './texts.ts';

/**
 * Bytes kept beside the record: their length and SHA-256, and the blobs that hold them in order,
 * each at `blobs/<aa>/<sha256>`. Empty content has no part.
 */
export const content = map({
  size: integer(0, LIMITS.recordBlobs),
  sha256,
  parts: list(sha256, Math.ceil(LIMITS.recordBlobs / LIMITS.blobPart)),
});

/** Bytes kept beside the record. */
export type Content = TypeOf<typeof content>;

/** Names bytes as a record does: length, digest, and the digest of each part of 4 MiB begun. */
export function contentOf(bytes: Uint8Array): Content {
  const parts = partsOf(bytes).map((part) => sha256Hex(part));
  return { size: bytes.length, sha256: sha256Hex(bytes), parts };
}

/** Cuts content into the parts that are kept, each a view of the same bytes. */
export function partsOf(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += LIMITS.blobPart) {
    parts.push(bytes.subarray(start, start + LIMITS.blobPart));
  }
  return parts;
}
