import { LIMITS } from '../base/index.ts';
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
