/** Characters that a run has at least: 18 bytes, less than any key. */
export const SHORTEST_RUN = 24;

/** Characters of the longest line that another one goes on with. */
export const LONGEST_LINE = 1024;

const ALPHABET = inAlphabet();

/** Characters of the alphabet between two others: `end` not included. */
interface Word {
  readonly start: number;
  readonly end: number;
}

/** A run of several lines begins with its first and ends with its last, whichever one is met. */
export function runAround(bytes: Uint8Array, at: number): Word | undefined {
  const met = wordAround(bytes, at);
  if (met.end - met.start < SHORTEST_RUN) return undefined;
  let [first, last] = [met, met];
  for (let line = lineBefore(bytes, first); line !== undefined; line = lineBefore(bytes, first)) {
    if (!goesOn(bytes, line, first)) break;
    first = line;
  }
  for (let line = lineAfter(bytes, last); line !== undefined; line = lineAfter(bytes, last)) {
    if (!goesOn(bytes, last, line)) break;
    last = line;
  }
  return { start: first.start, end: last.end };
}

/**
 * Tells whether a line goes on with what the one before ends with. Lines of base64 are all of one
 * length but for the last, and for the first where something else begins it; words that stand one
 * below the other are none.
 */
function goesOn(bytes: Uint8Array, line: Word, next: Word): boolean {
  const [length, following] = [line.end - line.start, next.end - next.start];
  if (length < SHORTEST_RUN || length > LONGEST_LINE) return false;
  const isWhole = line.start === 0 || isBreak(bytes[line.start - 1]);
  return following <= (isWhole ? length : LONGEST_LINE);
}

function wordAround(bytes: Uint8Array, at: number): Word {
  let [start, end] = [at, at];
  while (isOfBase64(bytes[start - 1])) start -= 1;
  while (isOfBase64(bytes[end])) end += 1;
  return { start, end };
}

function lineAfter(bytes: Uint8Array, { end }: Word): Word | undefined {
  const feed = bytes[end] === 0x0d ? end + 1 : end;
  const isNext = bytes[feed] === 0x0a && isOfBase64(bytes[feed + 1]);
  return isNext ? wordAround(bytes, feed + 1) : undefined;
}

function lineBefore(bytes: Uint8Array, { start }: Word): Word | undefined {
  if (start < 2 || bytes[start - 1] !== 0x0a) return undefined;
  const last = bytes[start - 2] === 0x0d ? start - 3 : start - 2;
  return isOfBase64(bytes[last]) ? wordAround(bytes, last) : undefined;
}

/** Tells whether a byte is of either alphabet. Source: RFC 4648, 4 and 5. */
export function isOfBase64(byte: number | undefined): boolean {
  return byte !== undefined && ALPHABET[byte] === 1;
}

/** Tells whether a byte ends a line. */
export function isBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function inAlphabet(): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
    table[character.charCodeAt(0)] = 1;
  return table;
}
