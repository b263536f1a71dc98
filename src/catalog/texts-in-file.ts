import { asciiOf } from '../base/index.ts';
import type { KeptTexts } from '../trust/index.ts';

/** Where a text stands in a file, in bytes; the end is not part of it. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** Texts of a file, each decoded when somebody asks for it: of a thousand, most often for one. */
export class TextsInFile implements KeptTexts {
  readonly #bytes: Uint8Array;
  readonly #spans: readonly Span[];

  constructor(bytes: Uint8Array, spans: readonly Span[]) {
    this.#bytes = bytes;
    this.#spans = spans;
  }

  get length(): number {
    return this.#spans.length;
  }

  at(place: number): string | undefined {
    const span = this.#spans[place];
    return span && asciiOf(this.#bytes, span.begin, span.end);
  }
}
