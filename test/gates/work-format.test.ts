import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import { decodeCanonical, draftProblems, type Draft } from '../../src/records/index.ts';

const doc = readFileSync('docs/formats/work.md', 'utf8');

it('the verdict that the format shows is one', () => {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(doc) ?? [];
  const shown = decodeCanonical(utf8(yaml), { maxBytes: 1000 });
  expect(shown.ok && draftProblems(shown.value as unknown as Draft)).toEqual([]);
});

it('it names every finding about briefs and gates, and no other', () => {
  const codesIn = (text: string): string[] =>
    [...new Set(text.match(/`(?:brief|gate)\.[a-z-]+`/g))].sort();
  const all = codesIn(readFileSync('docs/errors.md', 'utf8'));
  expect(all.length).toBeGreaterThan(10);
  expect(codesIn(doc)).toEqual(all);
});
