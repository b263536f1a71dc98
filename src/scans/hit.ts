import type { FindingKind } from './scan-finding.ts';

/** Something found in bytes, before it is known whose bytes they are. */
export interface Hit {
  readonly kind: FindingKind;
  readonly rule: string;
  /** Where it stands in the outermost bytes. */
  readonly start: number;
  readonly end: number;
  /** The bytes it is made of; what was packed stands here unpacked. Never kept, never shown. */
  readonly found: Uint8Array;
  readonly within?: string;
}

/** Sorts what was found by where it begins. */
export function inOrder(hits: readonly Hit[]): readonly Hit[] {
  return hits.toSorted((a, b) => a.start - b.start);
}
