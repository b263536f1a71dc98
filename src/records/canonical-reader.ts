import { LIMITS } from '../base/index.ts';
import { Rejection } from './canonical-rejection.ts';
import { readInline } from './canonical-leaf.ts';
import { isKey } from './canonical-scalar.ts';
import type { Value, ValueMap } from './value.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;
const DASH = 0x2d;
const PIPE = 0x7c;

/** What stands before a line, by the depth of the map or list that it belongs to. */
const PADS = Array.from({ length: LIMITS.depth + 2 }, (_, depth) => '  '.repeat(depth));

/**
 * Reads the structure of a canonical text in one pass. It need not notice every departure from the
 * canonical form, because `decodeCanonical` writes the result again and compares; it must only
 * read each canonical text rightly, stay linear, and hold to the limits.
 */
export class CanonicalReader {
  readonly #text: string;
  /** Where the next unread character stands. */
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the whole text as one map, or throws a `Rejection`. */
  read(): ValueMap {
    if (this.#text === '{}\n') return emptyMap();
    const map = this.#map(0);
    if (this.#at !== this.#text.length) this.#reject('has a line that is indented otherwise');
    return map;
  }

  #map(depth: number): ValueMap {
    const map = emptyMap();
    do {
      const start = this.#at;
      const key = this.#key();
      // Stops two readers from taking different values of one key.
      if (key in map) throw new Rejection('duplicate-key', start, `has ${key} twice`);
      map[key] = this.#code() === NEWLINE ? this.#block(depth) : this.#leaf(depth);
    } while (this.#continues(depth));
    return map;
  }

  #list(depth: number): readonly Value[] {
    const list: Value[] = [];
    do {
      if (!this.#standsAtDash()) this.#reject('has a line in a list that is no element');
      this.#at += 1;
      list.push(this.#element(depth));
    } while (this.#continues(depth));
    return list;
  }

  /** An element that is a map or a list begins on the line of its dash. */
  #element(depth: number): Value {
    this.#at += 1;
    const nested = this.#standsAtDash() || this.#standsAtKey();
    this.#at -= 1;
    if (!nested) return this.#leaf(depth);
    this.#at += 1;
    return this.#nested(depth + 1);
  }

  /** Reads a map or list that begins on the line after its key. */
  #block(depth: number): Value {
    this.#at += 1;
    if (!this.#continues(depth + 1)) this.#reject('lacks a value');
    return this.#nested(depth + 1);
  }

  #nested(depth: number): Value {
    // Stops a small file from exhausting the stack.
    if (depth >= LIMITS.depth) {
      throw new Rejection('too-deep', this.#at, `is nested deeper than ${LIMITS.depth}`);
    }
    return this.#standsAtDash() ? this.#list(depth) : this.#map(depth);
  }

  #key(): string {
    const end = this.#text.indexOf(':', this.#at);
    const key = end === -1 ? '' : this.#text.slice(this.#at, Math.min(end, this.#at + 65));
    if (!isKey(key)) throw new Rejection('bad-key', this.#at, 'has a line without a proper key');
    this.#at = end + 1;
    return key;
  }

  /** Reads what stands behind a key or a dash: a literal block or the rest of the line. */
  #leaf(depth: number): Value {
    if (this.#code() !== SPACE) this.#reject('lacks a space before a value');
    this.#at += 1;
    const start = this.#at;
    const line = this.#line();
    if (line.charCodeAt(0) === PIPE) return this.#literal(line, depth + 1);
    return readInline(line, start);
  }

  #literal(header: string, depth: number): string {
    const pad = PADS[depth] ?? '';
    let value = '';
    while (this.#at < this.#text.length) {
      if (this.#code() === NEWLINE) this.#at += 1;
      else if (this.#text.startsWith(pad, this.#at)) {
        this.#at += pad.length;
        value += this.#line();
      } else break;
      value += '\n';
    }
    return header.endsWith('-') ? value.slice(0, -1) : value;
  }

  /** Takes the rest of the line and its newline. */
  #line(): string {
    const end = this.#text.indexOf('\n', this.#at);
    if (end === -1) this.#reject('does not end with a newline');
    const line = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return line;
  }

  /** Takes the indentation of a line that goes on at this depth; false where the line does not. */
  #continues(depth: number): boolean {
    const pad = PADS[depth] ?? '';
    const start = this.#at + pad.length;
    if (start >= this.#text.length || !this.#text.startsWith(pad, this.#at)) return false;
    if (this.#text.charCodeAt(start) === SPACE) return false;
    this.#at = start;
    return true;
  }

  #standsAtDash(): boolean {
    return this.#code() === DASH && this.#text.charCodeAt(this.#at + 1) === SPACE;
  }

  #standsAtKey(): boolean {
    KEY_AHEAD.lastIndex = this.#at;
    return KEY_AHEAD.test(this.#text);
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at);
  }

  #reject(problem: string): never {
    throw new Rejection('malformed', this.#at, problem);
  }
}

const KEY_AHEAD = /[a-z][A-Za-z0-9]{0,63}:(?=[ \n])/y;

/** No prototype: a record must not answer for a key that it does not hold. */
function emptyMap(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}
