import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const text = readFileSync('docs/threat-model.md', 'utf8');
const linked = [...text.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, file = '']) => file);

it('the threat model links only tests that are there', () => {
  expect(linked.length).toBeGreaterThan(10);
  expect(linked.filter((file) => !existsSync(file))).toEqual([]);
});

it('every attack that is tested stands in the threat model', () => {
  const attacks = readdirSync('test/attack').map((file) => path.join('test/attack', file));
  expect(attacks.filter((file) => !linked.includes(file))).toEqual([]);
});
