import fc from 'fast-check';
import { concatBytes } from '../../src/base/index.ts';

/** One small change of some bytes: a bit, a byte, a cut, a doubled or an inserted piece. */
interface Change {
  readonly how: 'flip' | 'set' | 'remove' | 'repeat' | 'insert';
  readonly at: number;
  readonly value: number;
  readonly length: number;
}

/** Any small change; where it strikes is told by its place modulo the length of the bytes. */
export const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('flip', 'set', 'remove', 'repeat', 'insert'),
  at: fc.nat(),
  value: fc.integer({ min: 0, max: 255 }),
  length: fc.integer({ min: 1, max: 40 }),
});

/** Makes the change in a copy of the bytes. */
export function apply(bytes: Uint8Array, { how, at, value, length }: Change): Uint8Array {
  const place = at % (bytes.length + 1);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (how) {
    case 'flip':
      return concatBytes([
        before,
        Uint8Array.of((after[0] ?? 0) ^ (1 << (value % 8))),
        after.subarray(1),
      ]);
    case 'set':
      return concatBytes([before, Uint8Array.of(value), after.subarray(1)]);
    case 'remove':
      return concatBytes([before, after.subarray(length)]);
    case 'repeat':
      return concatBytes([before, after.subarray(0, length), after]);
    case 'insert':
      return concatBytes([before, new Uint8Array(length).fill(value), after]);
  }
}
