import fc from 'fast-check';
import { apply, change } from '../support/mutation.ts';

/** Inputs for each reader: `npm run fuzz` gives ten times as many as the ordinary run. */
const INPUTS = Number(process.env['FUZZ'] ?? 10_000);

/** Said with every failure, so that the run can be had again: `FUZZ_SEED=… npm run fuzz`. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123);

/** One to four changes of one of the samples. */
export function mutated(samples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([sample, changes]) => changes.reduce(apply, sample));
}

/**
 * Gives a reader all the inputs. Whatever it throws fails the test, and so does a broken law; the
 * long run also tells the slowest input, the best of three tries, because a machine has pauses.
 */
export function feed<T>(what: string, inputs: fc.Arbitrary<T>, read: (input: T) => void): void {
  let slowest = 0;
  const timed = (input: T): void => {
    if (millisecondsOf(read, input) <= slowest) return;
    const best = Math.min(...[1, 2, 3].map(() => millisecondsOf(read, input)));
    slowest = Math.max(slowest, best);
  };
  const isLongRun = process.env['FUZZ'] !== undefined;
  fc.assert(fc.property(inputs, isLongRun ? timed : read), { seed: SEED, numRuns: INPUTS });
  if (isLongRun) {
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stderr.write(
      `${what}: ${INPUTS} inputs, seed ${SEED}, slowest ${slowest.toFixed(1)} ms, at most ${memory} MiB\n`,
    );
  }
}

function millisecondsOf<T>(read: (input: T) => void, input: T): number {
  const before = process.hrtime.bigint();
  read(input);
  return Number(process.hrtime.bigint() - before) / 1e6;
}
