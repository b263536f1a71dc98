import { concatBytes, utf8 } from '../base/index.ts';
import { redact, type Finder } from '../secrets/index.ts';

const LINE_END = 10;
const BLOCK_BEGINS = utf8('-----BEGIN ');
const BLOCK_ENDS = utf8('-----END ');

/** A line, or a block in several lines, that is longer is let through in parts of this size. */
const MOST_HELD = 64 * 1024;

/**
 * Takes the secrets out of output that goes to whoever reads a transcript: an agent, the log of a CI
 * job. Line by line, so that a reader sees how far it is; a key in several lines is waited for.
 */
export class ShownOutput {
  readonly #finders: readonly Finder[];
  #held: Uint8Array = new Uint8Array();

  constructor(finders: readonly Finder[]) {
    this.#finders = finders;
  }

  /** Takes the next bytes, and gives out whole lines. */
  add(bytes: Uint8Array): Uint8Array {
    this.#held = concatBytes([this.#held, bytes]);
    const whole = this.#held.length > MOST_HELD ? this.#held.length : this.#whole();
    return this.#giveOut(whole);
  }

  /** Gives out the rest. */
  finish(): Uint8Array {
    return this.#giveOut(this.#held.length);
  }

  #giveOut(until: number): Uint8Array {
    const given = redact(this.#held.subarray(0, until), ...this.#finders).bytes;
    this.#held = this.#held.slice(until);
    return given;
  }

  /** Up to where nothing waits for more: the end of the last line, or where a block begins. */
  #whole(): number {
    const lines = this.#held.lastIndexOf(LINE_END) + 1;
    const held = Buffer.from(this.#held.buffer, this.#held.byteOffset, lines);
    const begins = held.lastIndexOf(BLOCK_BEGINS);
    if (begins < 0 || held.indexOf(BLOCK_ENDS, begins) >= 0) return lines;
    return begins;
  }
}
