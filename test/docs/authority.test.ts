import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kinds } from '../../src/records/kinds/index.ts';

const doc = readFileSync('docs/formats/authority.md', 'utf8');
const inDoc = new Set(doc.match(/trust\.[a-z-]+/g));

it('names every code that judgement can give, and no other one', () => {
  const source = readFileSync('src/trust/finding.ts', 'utf8');
  expect([...inDoc].sort()).toEqual([...new Set(source.match(/(?<=')trust\.[a-z-]+/g))].sort());
});

it('says of every kind of record what it needs', () => {
  const [, table = ''] = doc.split('| kind | needs |');
  const named = table
    .split('\n\n')[0]!
    .split('\n')
    .flatMap((line) => line.split('|')[1]?.split(',') ?? [])
    .map((kind) => kind.trim());
  expect(named.filter((kind) => /^[a-z]/.test(kind)).sort()).toEqual(Object.keys(kinds).sort());
});
