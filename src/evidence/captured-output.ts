import { concatBytes, numberText, utf8 } from '../base/index.ts';

/** Bytes kept from the beginning, and as many from the end. */
export const KEPT_AT_EACH_END = 512 * 1024;

/** Output as it is kept: all of it, or its two ends with a line between that says what is missing. */
export interface CapturedOutput {
  readonly bytes: Uint8Array;
  readonly total: number;
  readonly dropped: number;
}

/** Takes output piece by piece and keeps its two ends, in memory that does not grow with it. */
export class OutputCapture {
  readonly #limit: number;
  readonly #head: Uint8Array[] = [];
  #headSize = 0;
  #tail: Uint8Array[] = [];
  #tailSize = 0;
  #total = 0;

  constructor(limit: number = KEPT_AT_EACH_END) {
    this.#limit = limit;
  }

  add(piece: Uint8Array): void {
    this.#total += piece.length;
    const toHead = piece.subarray(0, this.#limit - this.#headSize);
    if (toHead.length > 0) this.#head.push(toHead.slice());
    this.#headSize += toHead.length;
    this.#addToTail(piece.subarray(toHead.length));
  }

  /** The last bytes, for readers of closing lines. */
  lastBytes(count: number): Uint8Array {
    return concatBytes([...this.#head, ...this.#tail]).slice(-count);
  }

  finish(): CapturedOutput {
    const tail = concatBytes(this.#tail).slice(-this.#limit);
    const dropped = this.#total - this.#headSize - tail.length;
    const gap = `\n[sos: ${numberText(dropped)} bytes of output are not kept here]\n`;
    const between = dropped === 0 ? [] : [utf8(gap)];
    return { bytes: concatBytes([...this.#head, ...between, tail]), total: this.#total, dropped };
  }

  /** Old pieces are let go of once what came after them is enough. */
  #addToTail(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#tail.push(piece.slice());
    this.#tailSize += piece.length;
    if (this.#tailSize < 2 * this.#limit) return;
    const kept = concatBytes(this.#tail).slice(-this.#limit);
    this.#tail = [kept];
    this.#tailSize = kept.length;
  }
}
