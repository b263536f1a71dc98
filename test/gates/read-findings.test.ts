import { describe, expect, it } from 'vitest';
import { readFindings } from '../../src/gates/index.ts';

const idsOf = (...typed: Parameters<typeof readFindings>) =>
  readFindings(...typed).map(({ id }) => id);

describe('findings without ids', () => {
  it('are numbered past the ids that are there', () => {
    expect(idsOf([{ text: 'a' }, { id: 'f1', text: 'b' }, { text: 'c' }], 'x')).toEqual([
      'f2',
      'f1',
      'f3',
    ]);
  });

  it('are numbered as one list with those that were typed beside it', () => {
    expect(idsOf([{ text: 'a' }, { text: 'b' }], 'x', [{ text: 'c' }])).toEqual(['f1', 'f2', 'f3']);
    expect(idsOf({ findings: [{ text: 'a' }] }, 'x', [{ text: 'c' }])).toEqual(['f1', 'f2']);
  });
});
