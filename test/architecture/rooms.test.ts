import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const layers = JSON.parse(readFileSync('test/architecture/layers.json', 'utf8')) as Record<
  string,
  string[]
>;
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll(path.sep, '/'));

it('every source file stands in a listed room', () => {
  const rooms = Object.keys(layers).sort((a, b) => b.length - a.length);
  const roomOf = (file: string) => rooms.find((room) => file.startsWith(`${room}/`));
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

it('a room imports only rooms that stand above it in the table', () => {
  const rooms = Object.keys(layers);
  for (const [room, imports] of Object.entries(layers)) {
    for (const other of imports) {
      expect(rooms.indexOf(other), `${room} imports ${other}`).toBeLessThan(rooms.indexOf(room));
      expect(rooms).toContain(other);
    }
  }
});

it('every file is short enough to read at once, and half of them on one screen', () => {
  const lengths = files.map((file) => ({
    file,
    lines: readFileSync(`src/${file}`, 'utf8').split('\n').length - 1,
  }));
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
});

it('errors are built only in the errors files of a room', () => {
  const builders = files.filter((file) =>
    readFileSync(`src/${file}`, 'utf8').includes('new SosError('),
  );
  expect(builders.filter((file) => !/\/errors(-of-[a-z]+)?\.ts$/.test(file))).toEqual([]);
});

it('a verb is a small file', () => {
  for (const file of readdirSync('src/cli/verbs')) {
    const lines = readFileSync(`src/cli/verbs/${file}`, 'utf8').split('\n').length - 1;
    expect(lines, file).toBeLessThanOrEqual(80);
  }
});

it('names no file after a drawer', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|misc|types|shared)(\.ts|\/)/;
  expect(files.filter((file) => drawer.test(file))).toEqual([]);
});
