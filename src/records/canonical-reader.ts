import { LIMITS } from '../base/index.ts';
import { Rejection } from './canonical-rejection.ts';
import { readLeaf } from './canonical-leaf.ts';
import { isKey } from './canonical-scalar.ts';
import { emptyMap, type Value, type ValueMap } from './value.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;
const DASH = 0x2d;
const PIPE = 0x7c;

/** What stands before a line, by the depth of the map or list that it belongs to. */
const PADS = Array.from({ length: LIMITS.depth + 2 }, (_, depth) => '  '.repeat(depth));

/** A plain text never looks like this, because it holds no colon before a space or at its end. */
const KEY_AHEAD = /[a-z][A-Za-z0-9]{0,63}:(?=[ \n])/y;

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
      if (!this.#beginsElement(this.#at)) this.#reject('has a line in a list that is no element');
      this.#at += 1;
      list.push(this.#element(depth));
    } while (this.#continues(depth));
    return list;
  }

  /** An element that is a map or a list begins on the line of its dash. */
  #element(depth: number): Value {
    const start = this.#at + 1;
    if (!this.#beginsElement(start) && !this.#beginsKey(start)) return this.#leaf(depth);
    this.#at = start;
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
    return this.#beginsElement(this.#at) ? this.#list(depth) : this.#map(depth);
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
    return readLeaf(line, start);
  }

  #literal(header: string, depth: number): string {
    const pad = PADS[depth] ?? '';
    const start = this.#at;
    while (this.#code() === NEWLINE || this.#text.startsWith(pad, this.#at)) {
      this.#at = this.#lineEnd() + 1;
    }
    // The newline before the first line makes it a line like the others.
    const block = this.#text.slice(start - 1, this.#at);
    const value = block.replaceAll(`\n${pad}`, '\n').slice(1);
    return header.endsWith('-') ? value.slice(0, -1) : value;
  }

  /** Takes the rest of the line and its newline. */
  #line(): string {
    const end = this.#lineEnd();
    const line = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return line;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    if (end === -1) this.#reject('does not end with a newline');
    return end;
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

  #beginsElement(at: number): boolean {
    return this.#text.charCodeAt(at) === DASH && this.#text.charCodeAt(at + 1) === SPACE;
  }

  #beginsKey(at: number): boolean {
    KEY_AHEAD.lastIndex = at;
    return KEY_AHEAD.test(this.#text);
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at);
  }

  #reject(problem: string): never {
    throw new Rejection('malformed', this.#at, problem);
  }
}
