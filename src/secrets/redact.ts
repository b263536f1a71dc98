import { concatBytes, utf8 } from '../base/index.ts';
import { inOrder } from './distinct.ts';
import type { Finder, SecretMatch } from './secret-match.ts';

/** Bytes without the secrets that were in them, and how many were taken out. */
export interface Redacted {
  readonly bytes: Uint8Array;
  readonly count: number;
}

/** Takes secrets out of bytes: each becomes `[redacted:rule]`. */
export function redact(bytes: Uint8Array, ...finders: readonly Finder[]): Redacted {
  const redactor = new Redactor(finders);
  const parts = [redactor.add(bytes), redactor.finish()];
  return { bytes: concatBytes(parts), count: redactor.count };
}

/**
 * Does the same until there is nothing more to take out: what was joined to a secret may look like
 * one by itself. Each turn leaves less to look at.
 */
export function redactWholly(bytes: Uint8Array, ...finders: readonly Finder[]): Redacted {
  const once = redact(bytes, ...finders);
  if (once.count === 0) return once;
  const more = redactWholly(once.bytes, ...finders);
  return { bytes: more.bytes, count: once.count + more.count };
}

/** Pieces are looked at together until they are this many bytes. */
const ENOUGH = 64 * 1024;

/**
 * Takes secrets out of a stream. Bytes are held back until nothing that follows can show them to
 * belong to a secret, so that however the stream is cut the same comes out.
 */
export class Redactor {
  readonly #finders: readonly Finder[];
  readonly #vague: ReadonlySet<string>;
  readonly #before: number;
  readonly #after: number;
  /** What was not given out yet; places below are counted from its beginning. */
  #held: Uint8Array = new Uint8Array();
  #pieces: Uint8Array[] = [];
  #size = 0;
  /** Keywords that begin before this were looked at. */
  #decided = 0;
  /** Up to here belongs to a secret that was replaced. */
  #covered = 0;
  #matches: SecretMatch[] = [];
  #count = 0;

  constructor(finders: readonly Finder[]) {
    this.#finders = finders;
    this.#vague = new Set(finders.flatMap(({ vague }) => [...vague]));
    this.#before = Math.max(0, ...finders.map(({ reach }) => reach.before));
    this.#after = Math.max(0, ...finders.map(({ reach }) => reach.after));
  }

  /** How many secrets were replaced so far. */
  get count(): number {
    return this.#count;
  }

  /** Takes the next bytes, and gives out what is settled. */
  add(piece: Uint8Array): Uint8Array {
    this.#pieces.push(piece.slice());
    this.#size += piece.length;
    if (this.#size < ENOUGH + this.#after) return new Uint8Array();
    this.#gather();
    const decided = Math.max(this.#decided, this.#held.length - this.#after);
    return this.#giveOut(decided, Math.max(0, decided - this.#before));
  }

  /** Gives out the rest. */
  finish(): Uint8Array {
    this.#gather();
    return this.#giveOut(this.#held.length, this.#held.length);
  }

  #gather(): void {
    this.#held = concatBytes([this.#held, ...this.#pieces]);
    this.#pieces = [];
    this.#size = 0;
  }

  #giveOut(decided: number, limit: number): Uint8Array {
    const stretch = { from: this.#decided, until: decided };
    const found = this.#finders.flatMap((finder) => finder.within(this.#held, stretch));
    this.#matches = inOrder([...this.#matches, ...found], this.#vague);
    const given = this.#replaced(limit);
    this.#held = this.#held.slice(limit);
    this.#decided = decided - limit;
    this.#covered = Math.max(0, this.#covered - limit);
    this.#matches = this.#matches.map(({ rule, start, end }) => ({
      rule,
      start: start - limit,
      end: end - limit,
    }));
    return given;
  }

  /** Everything before the limit, secrets replaced; those that overlap count as one. */
  #replaced(limit: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = Math.min(this.#covered, limit);
    const due = this.#matches.filter(({ start }) => start < limit);
    for (const { rule, start, end } of due) {
      if (start >= this.#covered) {
        parts.push(this.#held.subarray(from, start), utf8(`[redacted:${rule}]`));
        this.#count += 1;
      }
      this.#covered = Math.max(this.#covered, end);
      from = Math.min(this.#covered, limit);
    }
    this.#matches = this.#matches.slice(due.length);
    return concatBytes([...parts, this.#held.subarray(from, limit)]);
  }
}
