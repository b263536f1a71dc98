import { utf8 } from '../base/index.ts';

/** Letters that the first part has at least; a shorter one stands everywhere, and only the whole is looked for. */
const SHORTEST = 3;

/** Bytes between two parts: white space, `-`, `_`, and what begins lines of remarks and quotes. */
const BETWEEN = new Set([...utf8(' \t\r\n-_.*#>/+'), 0xc2, 0xa0]);
const MOST_BETWEEN = 12;

/** A word or path of the private list, as it is looked for in bytes. */
export class PrivateWord {
  /** By which it is recognised, without regard to the case of ASCII letters. */
  readonly first: Uint8Array;
  readonly #rest: readonly Uint8Array[];
  readonly #exact: Uint8Array;

  /** @param spelling The word in one way of writing it. @param listed The word as it is in the list. */
  constructor(spelling: string, listed: string) {
    const parts = spelling.split(/[\s_-]+/).filter((part) => part !== '');
    const isLong = (parts[0] ?? '').length >= SHORTEST;
    const [first = '', ...rest] = isLong ? parts : [spelling];
    this.first = utf8(first);
    this.#rest = rest.map(utf8);
    this.#exact = utf8(listed);
  }

  /** Where it ends that may begin at `start`; undefined where it does not stand there. */
  endIn(bytes: Uint8Array, start: number): number | undefined {
    if (isAt(bytes, start, this.#exact)) return start + this.#exact.length;
    let end = start + this.first.length;
    for (const part of this.#rest) {
      const next = behindGap(bytes, end);
      if (!isAtAnyCase(bytes, next, part)) return undefined;
      end = next + part.length;
    }
    return isWord(bytes, start, end) ? end : undefined;
  }
}

function behindGap(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at - from < MOST_BETWEEN && BETWEEN.has(bytes[at] ?? 0)) at += 1;
  return at;
}

function isAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  return word.every((byte, index) => bytes[start + index] === byte);
}

function isAtAnyCase(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  return word.every((byte, index) => small(bytes[start + index]) === small(byte));
}

/** Threat: a name is a part of another word (`Ada` of `canada`), and everything is a finding. */
function isWord(bytes: Uint8Array, start: number, end: number): boolean {
  return isBorder(bytes[start - 1], bytes[start]) && isBorder(bytes[end - 1], bytes[end]);
}

/** Between two bytes a word begins or ends: also where a small letter meets a capital one. */
function isBorder(before: number | undefined, after: number | undefined): boolean {
  if (!isLetter(before) || !isLetter(after)) return true;
  return small(before) === before && small(after) !== after;
}

/** Bytes beyond ASCII are parts of letters. */
function isLetter(byte: number | undefined): boolean {
  const letter = small(byte) ?? 0;
  return (letter >= 0x61 && letter <= 0x7a) || letter >= 0x80;
}

function small(byte: number | undefined): number | undefined {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}
