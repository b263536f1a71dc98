const BACKSLASH = 0x5c;
const PERCENT = 0x25;
/** Ends the escape of a colour. */
const SMALL_M = 0x6d;
/** Bytes of the longest escape but one: `\\u0026`. */
const ESCAPE = 6;

/**
 * Tells whether a keyword surely begins within a word: far sooner than an expression does, which
 * has the last word. What may be the end of an escape is no word.
 */
export function isWithinWord(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] ?? 0;
  if (!isWordByte(before) || before === SMALL_M) return false;
  for (let index = Math.max(0, at - ESCAPE); index < at - 1; index += 1) {
    const byte = bytes[index];
    if (byte === BACKSLASH || byte === PERCENT) return false;
  }
  return true;
}

/** ASCII letters and digits. */
function isWordByte(byte: number): boolean {
  const small = byte | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}
