import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
});
afterAll(() => {
  team.remove();
});

const launcher = path.resolve('bin/sos.cjs');
const REF_LOCK = 'refs/heads/sos/ledger.lock';

/** Sends a note, and ends the process so many milliseconds after it began. Tells whether it was ended. */
function endedAfter(milliseconds: number): boolean {
  const program = [process.execPath, launcher, 'send', 'kasra', 'hello', '--offline'];
  const timed = ['-s', 'KILL', String(milliseconds / 1000), ...program];
  const home = path.join(team.folder, 'home-kasra');
  const env = { PATH: process.env['PATH'], HOME: home };
  return spawnSync('timeout', timed, { cwd: kasra.folder, env }).signal === 'SIGKILL';
}

function inGit(...parts: string[]): string {
  return path.join(kasra.folder, '.git', ...parts);
}

it('a writer that is killed at any moment leaves the ledger as it was, or one record longer', async () => {
  const ends = new Set<boolean>();
  // Closer than one part in ten, until it is done before its end comes, however slow the machine is.
  for (let moment = 10; !ends.has(false); moment += Math.max(15, moment / 10)) {
    const before = kasra.git('rev-parse', 'sos/ledger');
    ends.add(endedAfter(moment));
    const after = kasra.git('rev-list', '--count', `${before}..sos/ledger`);
    expect(['0', '1']).toContain(after);
    expect(kasra.git('fsck', '--strict', '--no-dangling')).toBe('');
    // As git itself leaves one, if it is ended within the same few microseconds.
    rmSync(inGit(REF_LOCK), { force: true });
  }
  expect(ends).toEqual(new Set([true, false]));
  await kasra.ok('send', 'kasra', 'hello', '--offline');
  expect((await kasra.sos(['verify'])).exit).toBe(0);
}, 120_000);

it('a writer that is killed while it waits for its turn changes nothing', async () => {
  const lock = inGit('sos', 'ledger.lock');
  const mark = { pid: process.pid, host: hostname(), started: Date.now(), nonce: 'ours' };
  writeFileSync(lock, `${JSON.stringify(mark)}\n`);
  const tip = kasra.git('rev-parse', 'sos/ledger');
  expect(endedAfter(2000)).toBe(true);
  expect(kasra.git('rev-parse', 'sos/ledger')).toBe(tip);
  expect(existsSync(lock)).toBe(true);
  rmSync(lock);
  await kasra.ok('send', 'kasra', 'hello', '--offline');
});
