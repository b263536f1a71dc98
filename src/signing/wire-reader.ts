const NOTHING = new Uint8Array(0);

/**
 * Reads the SSH wire encoding from hostile bytes. It never throws: the first wrong read makes it
 * fail for good and give empty values from then on, so a caller reads everything in a row and asks
 * `isWhole` once. Lengths are compared with what is left before anything is taken.
 * Source: RFC 4251, section 5.
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** True when every read fitted and nothing is left over, where a threat could hide bytes. */
  get isWhole(): boolean {
    return !this.#failed && this.#at === this.#bytes.length;
  }

  /** True once a read did not fit. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /** Takes exactly that many bytes, as a view. */
  take(count: number): Uint8Array {
    if (this.#failed || count > this.#bytes.length - this.#at) return this.#fail();
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** Takes all that is left. */
  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#at);
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  uint32(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.take(4);
    return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  }

  /** Reads a length and as many bytes. */
  string(): Uint8Array {
    return this.take(this.uint32());
  }

  /** Reads a string to compare with ASCII names; each byte becomes one character. */
  name(): string {
    return Buffer.from(this.string()).toString('latin1');
  }

  /**
   * Reads an `mpint` that is above zero and returns its magnitude, big endian. Refuses a negative
   * number, zero and a needless leading zero, so that a number has one spelling.
   */
  positive(): Uint8Array {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    if (first >= 0x80) return this.#fail();
    if (first > 0) return bytes;
    return second >= 0x80 ? bytes.subarray(1) : this.#fail();
  }

  #fail(): Uint8Array {
    this.#failed = true;
    return NOTHING;
  }
}
