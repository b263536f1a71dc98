/** Text that takes two bytes for each letter, as UTF-16 does, with the letters taken out of it. */
export interface WideRun {
  readonly start: number;
  readonly end: number;
  readonly text: Uint8Array;
}

/** Letters that a run has at least. A key is longer. */
const SHORTEST = 12;
const STEP = SHORTEST;

/**
 * Finds runs of ASCII letters in UTF-16, of either byte order, wherever they begin: a whole file as
 * well as a text inside a program. A run holds every twelfth pair of bytes that is looked at, so
 * that ordinary text costs next to nothing.
 */
export function wideRuns(bytes: Uint8Array): WideRun[] {
  const runs: WideRun[] = [];
  for (let at = 1; at < bytes.length - 1; at += STEP) {
    if (bytes[at] !== 0 && bytes[at + 1] !== 0) continue;
    const run = runAround(bytes, at);
    if (run === undefined) continue;
    runs.push(run);
    at = run.end;
  }
  return runs;
}

/** A pair of letter and zero that holds the byte at `at`, grown to both sides. */
function runAround(bytes: Uint8Array, at: number): WideRun | undefined {
  const zero = bytes[at] === 0 ? at : at + 1;
  const letter = isLetter(bytes[zero - 1]) ? zero - 1 : zero + 1;
  if (!isLetter(bytes[letter])) return undefined;
  const start = reach(bytes, letter, -1);
  const end = reach(bytes, letter, 1);
  const length = (end - start) / 2 + 1;
  if (length < SHORTEST) return undefined;
  const text = new Uint8Array(length);
  for (let place = 0; place < length; place += 1) text[place] = bytes[start + 2 * place] ?? 0;
  return { start, end: end + 1, text };
}

/** The last letter on one side, as long as a zero stands between each two. */
function reach(bytes: Uint8Array, letter: number, side: 1 | -1): number {
  let at = letter;
  while (bytes[at + side] === 0 && isLetter(bytes[at + 2 * side])) at += 2 * side;
  return at;
}

function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
