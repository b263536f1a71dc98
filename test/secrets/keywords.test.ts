import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeywordsInFew } from '../../src/secrets/keywords-in-few.ts';
import { KeywordFinder, type KeywordHit, type Stretch } from '../../src/secrets/keyword-finder.ts';

/** What one of both ways finds, in order. */
function hitsOf(
  finder: { scan: (bytes: Uint8Array, stretch: Stretch, onHit: KeywordHit) => void },
  bytes: Uint8Array,
  stretch: Stretch,
): string[] {
  const hits: string[] = [];
  finder.scan(bytes, stretch, (keyword, start) => hits.push(`${start} ${keyword}`));
  return hits.sort();
}

it('keywords are found in few bytes as in many: overlapping, in any case, in any bytes', () => {
  const letter = fc.constantFrom('a', 'A', 'z', 'Z', '@', '[', 'ü', '\u00c3', '\u00e3', '=');
  const word = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
  const text = fc.string({ unit: letter, maxLength: 60 });
  const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 6 }),
      text,
      fc.nat({ max: 30 }),
      fc.nat({ max: 60 }),
      (words, within, from, length) => {
        const stretch = { from, until: from + length };
        const few = hitsOf(new KeywordsInFew(words), bytes(within), stretch);
        expect(few).toEqual(hitsOf(new KeywordFinder(words.map(bytes)), bytes(within), stretch));
      },
    ),
    { numRuns: 2000 },
  );
});
