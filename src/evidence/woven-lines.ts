import { concatBytes } from '../base/index.ts';
import type { RunWatch } from '../host/index.ts';

type Stream = Parameters<RunWatch['onOutput']>[0];

const NEWLINE = 10;
/** A line that is longer goes on before it ended. */
const LONGEST = 16 * 1024;

/**
 * Puts the output of two streams together line by line. Threat: a secret on one stream that what
 * the other one said at that moment cuts in two, so that neither part looks like one.
 */
export class WovenLines {
  readonly #begun = new Map<Stream, Uint8Array>();

  /** Takes what a stream said, and gives out the lines that ended. */
  add(stream: Stream, piece: Uint8Array): Uint8Array {
    const all = concatBytes([this.#begun.get(stream) ?? new Uint8Array(), piece]);
    const ended = all.length > LONGEST ? all.length : all.lastIndexOf(NEWLINE) + 1;
    this.#begun.set(stream, all.slice(ended));
    return all.subarray(0, ended);
  }

  /** Gives out what did not end. */
  finish(): Uint8Array {
    const rest = concatBytes([...this.#begun.values()]);
    this.#begun.clear();
    return rest;
  }
}
