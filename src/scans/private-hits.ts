import { utf8 } from '../base/index.ts';
import type { Hit } from './hit.ts';

/** Places of one private word in one piece that are told apart. */
const MOST = 100;

/**
 * Finds private paths and identifiers, letter for letter. A finding names the word by its number in
 * the list: the list itself never ships, and neither does a word of it.
 */
export function privateHits(bytes: Uint8Array, words: readonly string[]): Hit[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return words.flatMap((word, index) => {
    const found = utf8(word);
    return placesOf(buffer, found).map((start): Hit => {
      const end = start + found.length;
      return { kind: 'private', rule: `private.${index + 1}`, start, end, found };
    });
  });
}

function placesOf(buffer: Buffer, word: Uint8Array): number[] {
  const places: number[] = [];
  if (word.length === 0) return places;
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + word.length)) {
    places.push(at);
    if (places.length === MOST) break;
  }
  return places;
}
