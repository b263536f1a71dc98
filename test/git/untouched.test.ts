import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { snapshot } from '../support/snapshot.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
beforeAll(() => {
  team = new Team();
  spawnSync('git', ['init', '--quiet', '--bare', '-b', 'main', team.remote]);
});
afterAll(() => {
  team.remove();
});

/** Leaves work half done: staged, changed and new files, a hook, a stash. */
function workInProgress(member: Member): void {
  const write = (name: string, text: string): void => {
    const at = path.join(member.folder, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text, { mode: 0o755 });
  };
  write('work.txt', 'stashed\n');
  member.git('stash', '--quiet');
  write('staged.txt', 'staged\n');
  member.git('add', 'staged.txt');
  write('work.txt', 'changed\n');
  write('new/file.txt', 'new\n');
  write('.git/hooks/pre-push', '#!/bin/sh\nexit 1\n');
}

it('init, join, send, sync, reading and undo leave everything of the user’s byte for byte', async () => {
  const founder = team.clone('kasra');
  founder.commit('first');
  founder.git('push', '--quiet', 'origin', 'HEAD:main');
  workInProgress(founder);
  const before = snapshot(founder.folder);
  const untouched = (member: Member, was: object): void => {
    expect(snapshot(member.folder)).toEqual(was);
  };
  await founder.ok('init', 'kasra');
  untouched(founder, before);
  const joiner = team.clone('athena');
  workInProgress(joiner);
  const hers = snapshot(joiner.folder);
  await joiner.ok('join', 'athena', '--role', 'builder');
  await founder.sync();
  await founder.ok('identity', 'admit', 'athena');
  await joiner.sync();
  await joiner.ok('send', 'kasra', 'hello');
  untouched(joiner, hers);
  await founder.sync();
  for (const verb of ['inbox', 'log', 'verify', 'status']) await founder.ok(verb);
  untouched(founder, before);
  for (const member of [founder, joiner]) await member.ok('doctor', '--undo');
  untouched(founder, before);
  untouched(joiner, hers);
});
