import { describe, expect, it } from 'vitest';
import { findUnsafe, showUnsafe } from '../../src/base/index.ts';

/** What Unicode calls a format character, a variation selector, or shown by nothing. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}/u;

/** Format characters that have ink: signs above or below numbers, in Arabic, Syriac and Kaithi. */
const INKED = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

/** What stands between letters of Persian and parts of an emoji, and an emoji's two styles. */
const JOINING = /[\u200c\u200d\ufe0e\ufe0f]/u;

/** All characters for which something holds, with their names. */
function charactersThat(holds: (character: string) => boolean): string[] {
  const found: string[] = [];
  for (let point = 0; point <= 0x10_ff_ff; point += 1) {
    const character = String.fromCodePoint(point);
    if (holds(character)) found.push(`U+${point.toString(16)}`);
  }
  return found;
}

describe('a character that nobody sees', () => {
  it('is refused between two letters, all of Unicode gone through', () => {
    const passed = charactersThat(
      (each) =>
        UNSEEN.test(each) &&
        !INKED.test(each) &&
        !JOINING.test(each) &&
        findUnsafe(`é${each}é`) === undefined,
    );
    expect(passed).toEqual([]);
  });

  it('passes where it joins what is seen', () => {
    const refused = charactersThat(
      (each) => (INKED.test(each) || JOINING.test(each)) && findUnsafe(`é${each}é`) !== undefined,
    );
    expect(refused).toEqual([]);
    expect(findUnsafe('a\u200db')).toEqual({ index: 1, name: 'U+200D' });
  });

  it('is shown by its name', () => {
    expect(showUnsafe('pa\u034fss\u{1bca0}')).toBe('pa<U+034F>ss<U+1BCA0>');
  });
});
