import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedPaths, changedText } from '../../src/evidence/changed-paths.ts';
import { draftProblems } from '../../src/records/index.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf } from '../support/terms.ts';

const changes = (...paths: readonly string[]) => new Map(paths.map((path) => [path, 'new']));

it('names what came, went or is other than before, and nothing else', () => {
  const before = new Map([...changes('gone', 'same'), ['other', 'old']] as [string, string][]);
  const changed = changedPaths(before, changes('came', 'same', 'other'));
  expect(changed).toEqual({ paths: ['came', 'gone', 'other'], total: 3 });
  expect(changedPaths(before, before)).toBeUndefined();
});

it('names the first few of many and says how many more there are', () => {
  const many = changedPaths(new Map(), changes(...'a b c d e f g h i j'.split(' ')));
  expect(changedText(many!)).toBe('a, b, c, d, e, f and 4 more');
});

it('takes every name that a file can have into a record, on one line and visibly', () => {
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 9 }), (paths) => {
      const changed = changedPaths(new Map(), changes(...paths))!;
      const draft = runOf('S069', 'c1', { commit: oidOf('a') });
      const run = { ...draft.run!, dirty: 'd'.repeat(64), moved: true, changed };
      expect(draftProblems({ ...draft, run })).toEqual([]);
      expect(changedText(changed)).not.toMatch(/[\n\t\u001b\u202e]/);
    }),
  );
  expect(changedPaths(new Map(), changes('a\nsos: passed'))?.paths).toEqual(['"a\\nsos: passed"']);
});
