/** Two halves of the beginning of an object's name: as much as tells it from all others. */
export type ObjectKey = readonly [high: number, low: number];

const HERE = 1;
const NAMED = 2;

/**
 * Remembers which objects came by and which were named by others, in nine bytes for each: a name of
 * forty letters as text would take ten times that, and there are millions of them.
 */
export class ObjectTable {
  #keys = new Uint32Array(2 ** 17);
  #marks = new Uint8Array(2 ** 16);
  #count = 0;

  here(high: number, low: number): void {
    this.#mark(high, low, HERE);
  }

  named(high: number, low: number): void {
    this.#mark(high, low, NAMED);
  }

  isHere(oid: string): boolean {
    const [high, low] = keyOf(oid);
    const place = this.#placeOf(high, low);
    return ((this.#marks[place] ?? 0) & HERE) !== 0;
  }

  /** Tells whether something was named that did not come by. */
  get lacks(): boolean {
    return this.#marks.includes(NAMED);
  }

  #mark(high: number, low: number, mark: number): void {
    const place = this.#placeOf(high, low);
    const before = this.#marks[place] ?? 0;
    this.#marks[place] = before | mark;
    if (before !== 0) return;
    this.#keys[2 * place] = high;
    this.#keys[2 * place + 1] = low;
    this.#count += 1;
    if (this.#count * 2 > this.#marks.length) this.#grow();
  }

  /** Where a key stands, or would stand. */
  #placeOf(high: number, low: number): number {
    const mask = this.#marks.length - 1;
    let place = (high ^ low) & mask;
    while (
      this.#marks[place] !== 0 &&
      (this.#keys[2 * place] !== high || this.#keys[2 * place + 1] !== low)
    )
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [keys, marks] = [this.#keys, this.#marks];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#marks = new Uint8Array(marks.length * 2);
    marks.forEach((mark, index) => {
      if (mark === 0) return;
      const [high = 0, low = 0] = [keys[2 * index], keys[2 * index + 1]];
      const place = this.#placeOf(high, low);
      this.#keys[2 * place] = high;
      this.#keys[2 * place + 1] = low;
      this.#marks[place] = mark;
    });
  }
}

/** The key of an object's name in hexadecimal. */
export function keyOf(oid: string): ObjectKey {
  return [Number.parseInt(oid.slice(0, 8), 16), Number.parseInt(oid.slice(8, 16), 16)];
}
