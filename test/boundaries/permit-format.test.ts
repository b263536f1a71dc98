import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import {
  decodeCanonical,
  draftProblems,
  shapes,
  type Draft,
  type ShapeProblem,
} from '../../src/records/index.ts';

const doc = readFileSync('docs/formats/permit.md', 'utf8');

it('the permit that the format shows is one', () => {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(doc) ?? [];
  const shown = decodeCanonical(utf8(yaml), { maxBytes: 1000 });
  expect(shown.ok).toBe(true);
  if (shown.ok) expect(draftProblems(shown.value as unknown as Draft)).toEqual([]);
});

describe('a ref that a permit is for', () => {
  const fits = (typed: string): boolean => {
    const problems: ShapeProblem[] = [];
    shapes.ref.find(typed, '', problems);
    return problems.length === 0;
  };

  it.each(['refs/heads/main', 'refs/tags/v1.0', 'refs/heads/fix/a-b', 'refs/heads/größe'])(
    '%s is one',
    (typed) => {
      expect(fits(typed)).toBe(true);
    },
  );

  it.each([
    'main',
    'refs/',
    'refs/heads/',
    'refs/heads/a..b',
    'refs/heads/.a',
    'refs/heads/-a',
    'refs/heads/a.lock',
    'refs/heads/a b',
    'refs/heads/*',
    'refs/heads/a\nb',
    'refs/heads/$(id)',
    `refs/heads/${'a'.repeat(300)}`,
  ])('%s is none', (typed) => {
    expect(fits(typed)).toBe(false);
  });
});
