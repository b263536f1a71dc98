/** Where to look: keywords that begin at `from` or later and before `until`. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Is told of each keyword that was found: its number, and the byte at which it begins. */
export type KeywordHit = (keyword: number, start: number) => void;

/** Stands where nothing was worked out yet. */
const UNKNOWN = 0;

/**
 * Finds many keywords in bytes in one pass, however many they are, without regard to the case of
 * ASCII letters. Source: Aho and Corasick, "Efficient string matching" (1975). All is one table of
 * where to go on from a place after a byte, and a cell of it is worked out when it is first needed:
 * a short text asks for few of them.
 */
export class KeywordFinder {
  readonly #lengths: readonly number[];
  readonly #longest: number;
  /** By byte: its column; bytes that no keyword holds share column 0. */
  readonly #columns: Uint8Array;
  readonly #width: number;
  /** By place and column where to go on; `~place` where a keyword ends or may end there. */
  readonly #next: Int32Array;
  readonly #beginning: number;
  /** By number of the place: the cell that leads there. */
  readonly #cameFrom: Int32Array;
  readonly #fallbacks = new Map<number, number>();
  /** By place: keywords that end there, those within longer ones too once they were asked for. */
  readonly #own = new Map<number, number[]>();
  readonly #endings = new Map<number, readonly number[]>();

  constructor(keywords: readonly Uint8Array[]) {
    this.#lengths = keywords.map(({ length }) => length);
    this.#longest = Math.max(0, ...this.#lengths);
    const { columns, width } = columnsOf(keywords);
    this.#columns = columns;
    this.#width = width;
    this.#beginning = width;
    const most = this.#lengths.reduce((sum, length) => sum + length, 2);
    this.#next = new Int32Array(most * width);
    this.#cameFrom = new Int32Array(most);
    this.#plant(keywords);
  }

  /** Reports every keyword that begins in the stretch, also those that overlap. */
  scan(bytes: Uint8Array, { from, until }: Stretch, onHit: KeywordHit): void {
    const columns = this.#columns;
    const next = this.#next;
    const end = Math.min(bytes.length, until + this.#longest - 1);
    let place = this.#beginning;
    for (let index = from; index < end; index += 1) {
      const column = columns[bytes[index] as number] as number;
      const known = next[place + column] as number;
      if (known > UNKNOWN) {
        place = known;
        continue;
      }
      place = this.#goOn(place, column);
      for (const keyword of this.#endingsAt(place)) {
        const start = index + 1 - (this.#lengths[keyword] as number);
        if (start < until) onHit(keyword, start);
      }
    }
  }

  #plant(keywords: readonly Uint8Array[]): void {
    const [columns, next, width] = [this.#columns, this.#next, this.#width];
    let free = this.#beginning + width;
    for (const [number, keyword] of keywords.entries()) {
      let place = this.#beginning;
      for (let index = 0; index < keyword.length; index += 1) {
        const cell = place + (columns[keyword[index] as number] as number);
        if (next[cell] === UNKNOWN) {
          next[cell] = ~free;
          this.#cameFrom[free / width] = cell;
          free += width;
        }
        place = ~(next[cell] as number);
      }
      const own = this.#own.get(place);
      if (own === undefined) this.#own.set(place, [number]);
      else own.push(number);
    }
  }

  /** Works out one cell, and leaves it positive where nothing ends, so that it is plainly read. */
  #goOn(place: number, column: number): number {
    const cell = this.#next[place + column] as number;
    if (cell > UNKNOWN) return cell;
    const to = cell === UNKNOWN ? this.#instead(place, column) : ~cell;
    this.#next[place + column] = this.#endingsAt(to).length === 0 ? to : ~to;
    return to;
  }

  /** Where no keyword goes on: where the longest end of what was read goes on. */
  #instead(place: number, column: number): number {
    return place === this.#beginning ? place : this.#goOn(this.#fallbackOf(place), column);
  }

  #fallbackOf(place: number): number {
    const known = this.#fallbacks.get(place);
    if (known !== undefined) return known;
    const cell = this.#cameFrom[place / this.#width] as number;
    const column = cell % this.#width;
    const before = cell - column;
    const isFirst = before === this.#beginning;
    const fallback = isFirst ? before : this.#goOn(this.#fallbackOf(before), column);
    this.#fallbacks.set(place, fallback);
    return fallback;
  }

  #endingsAt(place: number): readonly number[] {
    const known = this.#endings.get(place);
    if (known !== undefined) return known;
    const own = this.#own.get(place) ?? [];
    const within = place === this.#beginning ? [] : this.#endingsAt(this.#fallbackOf(place));
    const all = within.length === 0 ? own : [...own, ...within];
    this.#endings.set(place, all);
    return all;
  }
}

/** Gives each byte that occurs in a keyword a column of its own, both cases of a letter one. */
function columnsOf(keywords: readonly Uint8Array[]): { columns: Uint8Array; width: number } {
  const columns = new Uint8Array(256);
  let width = 1;
  for (const keyword of keywords) {
    for (let index = 0; index < keyword.length; index += 1) {
      const byte = keyword[index] as number;
      const small = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
      if (columns[small] === 0) columns[small] = width++;
    }
  }
  for (let byte = 0x41; byte <= 0x5a; byte += 1) columns[byte] = columns[byte | 0x20] as number;
  return { columns, width };
}
