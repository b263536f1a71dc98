import { isBreak, isOfBase64, runAround, SHORTEST_RUN } from './base64-lines.ts';
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
  /** Tells of bytes that hold no text whether they are wanted all the same: somebody opens them. */
  readonly isPacked: (bytes: Uint8Array) => boolean;
}

/** Characters that are decoded at once, and how many two such pieces have in common. */
const PIECE = 1024 * 1024;
const OVERLAP = 16 * 1024;

/** Readable bytes in a row without which nothing in a run is text. */
const READABLE = 16;

/**
 * Finds runs of base64, also of its form for addresses and broken into lines, and decodes those in
 * which some of the text can be read, or which hold something packed. Where a run begins inside a
 * longer word, three of four ways to begin are wrong: each is tried. Only every 24th byte is looked
 * at, and what stands round it.
 */
export function base64Runs(bytes: Uint8Array, wish: Partial<RunsWish> = {}): Base64Run[] {
  const whole = { stretch: { from: 0, until: bytes.length }, longest: Infinity };
  const { stretch, longest, isPacked } = { ...whole, isPacked: () => false, ...wish };
  const runs: Base64Run[] = [];
  const last = Math.min(bytes.length, stretch.until + SHORTEST_RUN);
  for (let at = stretch.from + SHORTEST_RUN - 1; at < last; at += SHORTEST_RUN) {
    const run = isOfBase64(bytes[at]) ? runAround(bytes, at) : undefined;
    if (run === undefined) continue;
    const { start, end } = run;
    if (start >= stretch.from && start < stretch.until)
      runs.push(...readings(bytes, { start, end: Math.min(end, start + longest), isPacked }));
    at = end - 1;
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

function readings(
  bytes: Uint8Array,
  { start, end, isPacked }: Pick<RunsWish, 'isPacked'> & { start: number; end: number },
): Base64Run[] {
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
