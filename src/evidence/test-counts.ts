import { lossyTextOf } from '../base/index.ts';
import type { TestCounts } from '../records/index.ts';
import { closingReaders } from './closing-readers.ts';

/** Closing lines stand at the end: more than this is never looked at. */
export const CLOSING_BYTES = 16 * 1024;

const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

/**
 * Finds how many tests passed, failed and were skipped in what a test runner printed last. The
 * counts are what the output says: they can only make a run look worse, never better.
 */
export function testCountsIn(output: Uint8Array): TestCounts | undefined {
  const text = lossyTextOf(output.slice(-CLOSING_BYTES)).replace(COLOURS, '');
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  for (const { parser, read } of closingReaders) {
    const counts = read(lines);
    if (counts !== undefined) return { parser, ...counts };
  }
  return undefined;
}
