import { expect, it } from 'vitest';
import { notWhole } from '../../src/cli/errors-of-answers.ts';
import type { VerificationView } from '../../src/views/index.ts';

const nothing = { unverifiable: 0, missing: 0, alarms: 0 };

it.each([
  ['findings', { unverifiable: 1 }, '1 record or file does not count; the others do'],
  ['findings', { unverifiable: 2 }, '2 records or files do not count; the others do'],
  ['findings', { alarms: 1 }, '1 alarm takes nothing away and wants a look'],
  [
    'incomplete',
    { missing: 1 },
    '1 thing that is named and not here, so no clean answer can be given',
  ],
  [
    'incomplete',
    { missing: 2 },
    '2 things that are named and not here, so no clean answer can be given',
  ],
] as const)('%s of %o is said in words that fit', (verdict, counts, said) => {
  const report = { verdict, ...nothing, ...counts } as VerificationView;
  expect(notWhole(report, []).message).toBe(said);
});
