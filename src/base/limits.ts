const KIB = 1024;
const MIB = 1024 * KIB;

/** Sizes, in bytes unless said otherwise, above which sos refuses. Nothing is ever cut to fit. */
export const LIMITS = {
  /** A record file, payload and signature together. */
  record: 64 * KIB,
  /** Text kept inside a record; longer text becomes a blob. */
  inlineBody: 32 * KIB,
  /** One blob; larger content is several blobs. */
  blobPart: 4 * MIB,
  /** All blobs that one record names. */
  recordBlobs: 64 * MIB,
  /** Heads of the record graph that one record may name (a count). */
  seen: 32,
  /** Nesting of the canonical form (a count). */
  depth: 8,
  /** Characters of a preview. */
  preview: 100,
} as const;
