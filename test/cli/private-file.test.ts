import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { privateFile } from '../../src/cli/private-file.ts';
import { nodeFiles } from '../../src/host/node/node-files.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'around-'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3600 * 1000;

/** Puts a command into a private file, with this folder as the temporary one. */
function put() {
  const makeTemporaryFolder = (prefix: string) =>
    Promise.resolve(mkdtempSync(path.join(place, prefix)));
  const host = { files: { ...nodeFiles, makeTemporaryFolder }, clock: { now: () => NOW } };
  return privateFile({ host } as never, new TextEncoder().encode('true\n'));
}

/** Leaves a folder with a file in it, as old as that. */
function leave(name: string, hours: number, file = 'command'): string {
  const folder = path.join(place, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, file), 'old\n');
  utimesSync(folder, new Date(), new Date(NOW - hours * HOUR));
  return folder;
}

it('the bytes of a command are in a file of the user alone, until it is removed', async () => {
  const file = await put();
  expect(readFileSync(file.path, 'utf8')).toBe('true\n');
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
  await file.remove();
  expect(existsSync(path.dirname(file.path))).toBe(false);
});

it('what a run left that was killed is removed after a day, and nothing else', async () => {
  const old = leave('sos-command-old', 25);
  const elsewhere = leave('elsewhere', 25);
  const kept = [
    elsewhere,
    leave('sos-command-new', 23),
    leave('sos-command-of-others', 25, 'notes'),
    path.join(place, 'sos-command-link'),
  ];
  symlinkSync(elsewhere, kept.at(-1)!);
  const file = await put();
  expect(existsSync(old)).toBe(false);
  expect(kept.every((each) => existsSync(each))).toBe(true);
  expect(existsSync(path.join(elsewhere, 'command'))).toBe(true);
  expect(existsSync(file.path)).toBe(true);
});
