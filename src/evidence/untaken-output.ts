import type { Clock } from '../host/index.ts';

/** How much, and for how long, a command may go on writing where nobody takes it. */
export interface UntakenBound {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** 64 MiB or an hour: more than a run that ends by itself writes where nobody looks. */
export const UNTAKEN_BOUND: UntakenBound = { bytes: 64 * 2 ** 20, milliseconds: 3_600_000 };

/**
 * Counts what a command writes where nobody takes it any more: the reader went away, or the disk is
 * full. Threat: `sos evidence run -- yes | head`, which would run for ever.
 */
export class UntakenOutput<Way> {
  readonly #clock: Clock;
  readonly #bound: UntakenBound;
  readonly #closed = new Set<Way>();
  #bytes = 0;
  #since = 0;

  constructor(clock: Clock, bound: UntakenBound) {
    this.#clock = clock;
    this.#bound = bound;
  }

  /** Says that nothing is taken any more on this way. */
  begin(way: Way): void {
    if (this.#closed.size === 0) this.#since = this.#clock.elapsed();
    this.#closed.add(way);
  }

  /** Tells whether nothing is taken on this way. */
  has(way: Way): boolean {
    return this.#closed.has(way);
  }

  /** Counts bytes that nobody takes; true where that was too much or went on for too long. */
  add(bytes: Uint8Array): boolean {
    this.#bytes += bytes.length;
    const { bytes: most, milliseconds } = this.#bound;
    return this.#bytes > most || this.#clock.elapsed() - this.#since > milliseconds;
  }
}
