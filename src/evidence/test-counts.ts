import { lossyTextOf } from '../base/index.ts';
import type { TestCounts } from '../records/index.ts';
import { closingReaders } from './closing-readers.ts';

/** Closing lines stand at the end: more than this is never looked at. */
export const CLOSING_BYTES = 256 * 1024;

const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

/**
 * Finds how many tests passed, failed and were skipped in what a test runner printed last. The
 * counts are what the output says: they can only make a run look worse, never better. `total` is
 * how much was printed altogether.
 */
export function testCountsIn(output: Uint8Array, total: number): TestCounts | undefined {
  const text = lossyTextOf(output.slice(-CLOSING_BYTES)).replace(COLOURS, '');
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const whole = total <= CLOSING_BYTES;
  for (const { parser, read, needsAll = false } of closingReaders) {
    if (needsAll && !whole) continue;
    const counts = read(lines);
    if (counts !== undefined) return { parser, ...counts };
  }
  return undefined;
}
