import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const architecture = readFileSync('docs/architecture.md', 'utf8');

it('docs/architecture.md lists every room with what it may import', () => {
  const layers = JSON.parse(readFileSync('test/architecture/layers.json', 'utf8')) as Record<
    string,
    string[]
  >;
  const shown = [...architecture.matchAll(/^\| `([a-z/]+)` \| [^|]+ \| ([^|]+) \|$/gm)];
  const listed = shown.map(([, room, imports = '']) => [
    room,
    imports === '–' ? [] : imports.split(', '),
  ]);
  expect(Object.fromEntries(listed)).toEqual(layers);
});

it('every file that docs/architecture.md walks through is there', () => {
  const files = [...architecture.matchAll(/`((?:src|bin|test)\/[\w./-]+\.\w+)`/g)];
  expect(files.length).toBeGreaterThan(20);
  for (const [, file = ''] of files) expect(existsSync(file), file).toBe(true);
});

it('the README is short, and says what a stranger has to type', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  const { scripts, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
    bin: Record<string, string>;
  };
  for (const [, script = ''] of readme.matchAll(/^npm ci && npm (?:run )?(\w+)$/gm)) {
    expect(Object.keys(scripts)).toContain(script);
  }
  expect(Object.keys(bin).sort()).toEqual(['git-sos', 'sos']);
});

it('the glossary says one thing for each word, in a table of three columns', () => {
  const lines = readFileSync('docs/glossary.md', 'utf8').match(/^\|.*$/gm) ?? [];
  const words = lines.slice(2).map((line) => line.split(' | ')[0]);
  expect(new Set(words).size).toBe(words.length);
  for (const line of lines) expect(line.split('|').length, line).toBe(5);
});

it('the docs are reached from the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const guide of readdirSync('docs/guide')) expect(readme).toContain(`docs/guide/${guide}`);
});
