import type { KeptTexts } from '../trust/index.ts';
import type { PiecewiseFile } from './piecewise-file.ts';

/** Lines that follow each other in a file, each read when somebody asks for it: of a thousand, most often one. */
export class TextsInFile implements KeptTexts {
  readonly #file: PiecewiseFile;
  /** Where each line begins, and where a line after the last one would. */
  readonly #begins: readonly number[];

  /** Takes where the first line begins, and how long each is without its end. */
  constructor(file: PiecewiseFile, begin: number, sizes: readonly number[]) {
    this.#file = file;
    this.#begins = beginsOf(begin, sizes);
  }

  get length(): number {
    return this.#begins.length - 1;
  }

  /** Where what follows the lines begins. */
  get end(): number {
    return this.#begins.at(-1) ?? 0;
  }

  at(place: number): string | undefined {
    const [begin, next] = [this.#begins[place], this.#begins[place + 1]];
    if (begin === undefined || next === undefined) return undefined;
    return this.#file.text(begin, next - 1);
  }
}

function beginsOf(first: number, sizes: readonly number[]): number[] {
  let begin = first;
  const begins = [begin];
  for (const size of sizes) {
    begin += size + 1;
    begins.push(begin);
  }
  return begins;
}
