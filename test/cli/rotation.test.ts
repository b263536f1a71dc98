import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
});
afterEach(() => {
  team.remove();
});

const identity = () => path.join(kasra.folder, '.git', 'sos', 'identity.json');
const signsHere = () => {
  const { fingerprint } = JSON.parse(readFileSync(identity(), 'utf8')) as {
    fingerprint: string;
  };
  return fingerprint;
};
const rotations = async () => {
  const { data } = await kasra.ok('log', '--all');
  return (data.records as { kind: string }[]).filter(({ kind }) => kind === 'rotate').length;
};

/** The remote ends the program that pushes to it, after the append and before the answer. */
function rotateAndDie(): void {
  const hook = path.join(team.remote, 'hooks', 'pre-receive');
  const pid = path.join(team.folder, 'pid');
  writeFileSync(hook, `#!/bin/sh\nkill -9 $(cat '${pid}')\nexit 1\n`);
  chmodSync(hook, 0o755);
  const launcher = path.resolve('bin/sos.cjs');
  const ran = spawnSync(
    'sh',
    ['-c', `echo $$ > '${pid}'; exec "$@"`, 'sh', process.execPath, launcher, 'identity', 'rotate'],
    {
      cwd: kasra.folder,
      env: {
        PATH: process.env['PATH'],
        HOME: path.join(team.folder, 'home-kasra'),
      },
    },
  );
  expect(ran.signal).toBe('SIGKILL');
  rmSync(hook);
}

describe('a rotation that was killed between append and share', () => {
  it('is remembered: the new key signs, and a second call shares it and makes no other', async () => {
    const before = signsHere();
    rotateAndDie();
    const after = signsHere();
    expect(after).not.toBe(before);
    const again = await kasra.ok('identity', 'rotate');
    expect(again.data).toMatchObject({ already: true });
    expect(again.data.summary).toContain(after);
    expect(again.durability).toBe('remote');
    expect(await rotations()).toBe(1);
    await kasra.ok('send', 'kasra', 'with the new key');
  });

  it('is found by its key where not even the identity was remembered', async () => {
    const before = readFileSync(identity());
    rotateAndDie();
    const after = signsHere();
    writeFileSync(identity(), before);
    expect((await kasra.ok('identity', 'rotate')).data.summary).toContain(after);
    expect(signsHere()).toBe(after);
    expect(await rotations()).toBe(1);
  });
});

it('a second rotation under the same word is the first one; without a word it is another', async () => {
  const rotated = await kasra.ok('identity', 'rotate', '--once', 'spring');
  expect(readFileSync(rotated.data.keyFile as string, 'utf8')).toContain('PRIVATE KEY');
  const first = signsHere();
  expect((await kasra.ok('identity', 'rotate', '--once', 'spring')).data.already).toBe(true);
  expect(signsHere()).toBe(first);
  expect((await kasra.ok('identity', 'rotate')).data.already).toBe(false);
  expect(signsHere()).not.toBe(first);
  expect(await rotations()).toBe(2);
});
