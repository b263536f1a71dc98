/** Measures how little a text repeats itself, in bits for each character (Shannon, 1948). */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * Tells whether text looks drawn by chance rather than written by somebody. The bound on its bits is
 * what not one of a million drawn texts of 32 hexadecimal digits falls below.
 */
export function looksRandom(text: string): boolean {
  const enough = Math.min(2.75, 0.7 * Math.log2(text.length));
  return (/\d/.test(text) || changesOften(text)) && entropyOf(text) >= enough;
}

/** Words change from small to capital where the next one begins; what is drawn does all the time. */
function changesOften(text: string): boolean {
  const changes = text.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) ?? [];
  return changes.length >= text.length / 4;
}
