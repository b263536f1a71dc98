import type { Stretch } from './keyword-finder.ts';

/** A run of base64 and what it says. */
export interface Base64Run {
  readonly start: number;
  readonly end: number;
  readonly decoded: Uint8Array;
  /** Characters of the run before the first that was decoded. */
  readonly skipped: number;
}

/** Which runs are wanted. */
export interface RunsWish {
  /** Those that begin in it. */
  readonly stretch: Stretch;
  /** How many bytes of each are looked at. */
  readonly longest: number;
}

/** Characters that a run has at least: 18 bytes, less than any key. */
const SHORTEST = 24;

/** Characters that are decoded at once, and how many two such pieces have in common. */
const PIECE = 1024 * 1024;
const OVERLAP = 16 * 1024;

/** Readable bytes in a row without which nothing in a run is text. */
const READABLE = 16;

const ALPHABET = inAlphabet();

/**
 * Finds runs of base64, also of its form for addresses and broken into lines, and decodes those in
 * which some of the text can be read. Where a run begins inside a longer word, three of four ways
 * to begin are wrong: each is tried. Only every 24th byte is looked at, and what stands round it.
 */
export function base64Runs(bytes: Uint8Array, wish: Partial<RunsWish> = {}): Base64Run[] {
  const { stretch = { from: 0, until: bytes.length }, longest = Infinity } = wish;
  const runs: Base64Run[] = [];
  const last = Math.min(bytes.length, stretch.until + SHORTEST);
  for (let at = stretch.from + SHORTEST - 1; at < last; at += SHORTEST) {
    if (ALPHABET[bytes[at] ?? 0] !== 1) continue;
    const run = runAround(bytes, at);
    if (run === undefined) continue;
    const { start, end } = run;
    if (start >= stretch.from && start < stretch.until)
      runs.push(...readings(bytes, { start, end: Math.min(end, start + longest) }));
    at = end + SHORTEST - 1;
  }
  return runs;
}

/** Where the character of a run stands of which so many others come before it. */
export function placeInRun(bytes: Uint8Array, { start }: { start: number }, count: number): number {
  let place = start;
  for (let left = count; left > 0 || isBreak(bytes[place]); place += 1)
    if (!isBreak(bytes[place])) left -= 1;
  return place;
}

function isBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function runAround(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  let start = at;
  while (start > 0 && ALPHABET[bytes[start - 1] ?? 0] === 1) start -= 1;
  let end = endOfWord(bytes, at);
  if (end - start < SHORTEST) return undefined;
  for (;;) {
    const next = nextLine(bytes, end);
    if (next === undefined) return { start, end };
    end = endOfWord(bytes, next);
  }
}

function endOfWord(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && ALPHABET[bytes[end] ?? 0] === 1) end += 1;
  return end;
}

/** Where the next line of a text that is broken into lines goes on. */
function nextLine(bytes: Uint8Array, end: number): number | undefined {
  const feed = bytes[end] === 0x0d ? end + 1 : end;
  if (bytes[feed] !== 0x0a || ALPHABET[bytes[feed + 1] ?? 0] !== 1) return undefined;
  return feed + 1;
}

function readings(bytes: Uint8Array, { start, end }: { start: number; end: number }): Base64Run[] {
  const runs: Base64Run[] = [];
  for (let from = start; from === start || from + OVERLAP < end; from += PIECE - OVERLAP) {
    const to = Math.min(end, from + PIECE);
    const text = Buffer.from(bytes.subarray(from, to))
      .toString('latin1')
      .replaceAll(/[\r\n]/g, '');
    for (const skipped of [0, 1, 2, 3]) {
      const decoded = Buffer.from(text.slice(skipped), 'base64');
      if (isReadable(decoded) || isPacked(decoded))
        runs.push({ start: from, end: to, decoded, skipped });
    }
  }
  return runs;
}

/** Letters in a row, also with a zero byte beside each, as in UTF-16. */
function isReadable(bytes: Uint8Array): boolean {
  let row = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a) [row, zeros] = [row + 1, 0];
    else if (byte === 0 && zeros === 0) zeros = 1;
    else [row, zeros] = [0, 0];
    if (row >= READABLE) return true;
  }
  return false;
}

/** What gzip and zip files begin with, without chance: four bytes that are always the same but for flags. */
function isPacked(bytes: Uint8Array): boolean {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8 && (bytes[3] ?? 0) < 0x20;
  return isGzip || (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4);
}

function inAlphabet(): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
    table[character.charCodeAt(0)] = 1;
  return table;
}
