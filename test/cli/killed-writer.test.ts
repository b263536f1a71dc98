import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
});
afterAll(() => {
  team.remove();
});

/** What an import that ended early leaves in a repository. */
function leftovers(): string[] {
  const git = path.join(kasra.folder, '.git');
  const packs = readdirSync(path.join(git, 'objects', 'pack'));
  return [...readdirSync(git), ...packs].filter((name) => /fast_import_crash|tmp_pack/.test(name));
}

it('a writer that is killed while it waits for its turn leaves nothing behind', async () => {
  const lock = path.join(kasra.folder, '.git', 'sos', 'ledger.lock');
  const mark = { pid: process.pid, host: hostname(), started: Date.now(), nonce: 'ours' };
  writeFileSync(lock, `${JSON.stringify(mark)}\n`);
  const tip = kasra.git('rev-parse', 'sos/ledger');
  const home = path.join(team.folder, 'home-kasra');
  const program = [path.resolve('bin/sos.cjs'), 'send', 'kasra', 'hello', '--offline'];
  const environment = { PATH: process.env['PATH'], HOME: home };
  const child = spawn(process.execPath, program, { cwd: kasra.folder, env: environment });
  // Git has begun, and is told nothing as long as we hold the lock.
  await vi.waitUntil(() => leftovers().length > 0, { timeout: 10_000 });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await vi.waitUntil(() => leftovers().length === 0, { timeout: 10_000 });
  rmSync(lock);
  expect(kasra.git('rev-parse', 'sos/ledger')).toBe(tip);
  await kasra.ok('send', 'kasra', 'hello', '--offline');
  expect(leftovers()).toEqual([]);
});

it('a refusal ends what was started for an append', async () => {
  await kasra.run(1, 'send', 'kasra', 'hello', '--brief', 'S999');
  expect(leftovers()).toEqual([]);
});
