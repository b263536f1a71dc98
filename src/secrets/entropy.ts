/** Measures how little a text repeats itself, in bits for each character (Shannon, 1948). */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Tells whether text of this length looks drawn by chance rather than written by somebody. */
export function looksRandom(text: string): boolean {
  const enough = Math.min(3.5, 0.75 * Math.log2(text.length));
  return /\d/.test(text) && entropyOf(text) >= enough;
}
