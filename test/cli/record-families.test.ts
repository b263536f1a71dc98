import { expect, it } from 'vitest';
import { FAMILIES, FAMILY_OF } from '../../src/cli/record-families.ts';
import { kinds } from '../../src/records/index.ts';

it('every kind of record is found by its family', () => {
  expect(Object.keys(FAMILY_OF).sort()).toEqual(Object.keys(kinds).sort());
  expect([...new Set(Object.values(FAMILY_OF))].sort()).toEqual([...FAMILIES].sort());
});
