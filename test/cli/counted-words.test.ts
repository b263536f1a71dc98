import { expect, it } from 'vitest';
import { notWhole } from '../../src/cli/errors-of-answers.ts';

it.each([
  ['findings', 1, '1 record or file does not count; the others do'],
  ['findings', 2, '2 records or files do not count; the others do'],
  ['incomplete', 1, '1 thing that is named is not here, so no clean answer can be given'],
  ['incomplete', 2, '2 things that are named are not here, so no clean answer can be given'],
] as const)('%s of %i is said in words that fit', (verdict, count, said) => {
  expect(notWhole(verdict, count).message).toBe(said);
});
