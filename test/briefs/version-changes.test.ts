import { expect, it } from 'vitest';
import { versionChanges } from '../../src/briefs/index.ts';
import { termsWith } from '../support/terms.ts';

const gate = { name: 'clean', holder: 'athena', needs: [] } as const;
const before = termsWith({ gates: [gate], boundaries: ['no-push'] });
const [criterion] = before.criteria;

it.each([
  ['other words', { title: 'T', mandate: 'M' }, ['title', 'mandate']],
  ['what is gone', { gates: [], boundaries: [] }, ['clean', 'no-push']],
  ['another holder', { gates: [{ ...gate, holder: 'kasra' }] }, ['clean']],
  ['what is new', { gates: [gate, { ...gate, name: 'other' }] }, ['other (new)']],
  ['another measure', { criteria: [{ ...criterion!, grade: 'ci', text: 'x' }] }, [criterion!.id]],
  ['a text', { criteria: [{ ...criterion!, text: 'x' }] }, [`text of ${criterion!.id}`]],
  ['who is assigned', { assignees: ['loom'] }, ['assignees']],
] as const)('a version names %s', (_what, changed, named) => {
  expect(versionChanges(before, { ...before, ...changed })).toEqual(named);
});

it('where only the order differs, the field is named', () => {
  const more = { ...criterion!, id: 'c9' };
  const criteria = [criterion!, more];
  const [one, two] = [criteria, criteria.toReversed()].map((each) => ({
    ...before,
    criteria: each,
  }));
  expect(versionChanges(one!, two!)).toEqual(['criteria']);
});
