import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';

let attack: Attack;
let canary: string;
let program: string;
beforeEach(async () => {
  attack = await new Attack().begin();
  canary = path.join(attack.team.folder, 'canary');
  program = path.join(attack.team.folder, 'evil.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${canary}\n`);
  chmodSync(program, 0o755);
});
afterEach(() => {
  attack.end();
});

/** Everyday verbs, all of which call git. */
async function everyday(env: Record<string, string> = {}): Promise<number[]> {
  const verbs = [
    ['status'],
    ['inbox'],
    ['send', 'athena', 'hello'],
    ['sync'],
    ['verify'],
    ['evidence', 'run', '--', 'true'],
    ['log'],
  ];
  const exits: number[] = [];
  for (const verb of verbs) exits.push((await attack.kasra.sos(verb, { env })).exit ?? -1);
  return exits;
}

it('hooks of the repository are not run', async () => {
  const hooks = path.join(attack.kasra.folder, '.git/hooks');
  mkdirSync(hooks, { recursive: true });
  for (const hook of [
    'reference-transaction',
    'pre-push',
    'post-update',
    'post-checkout',
    'pre-auto-gc',
    'update',
  ]) {
    writeFileSync(path.join(hooks, hook), `#!/bin/sh\ntouch ${canary}\n`);
    chmodSync(path.join(hooks, hook), 0o755);
  }
  attack.kasra.git('config', 'core.fsmonitor', program);
  attack.kasra.git('config', 'core.pager', program);
  attack.kasra.git('config', 'core.alternateRefsCommand', program);
  attack.kasra.git('config', 'alias.rev-parse', `!${program}`);
  expect(await everyday()).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(existsSync(canary)).toBe(false);
});

it.each(['evil', 'a=b', 'a.b'])(
  'a filter of the repository is not run, whatever its name: %s',
  async (name) => {
    const { kasra } = attack;
    writeFileSync(path.join(kasra.folder, '.gitattributes'), `* filter=${name}\n`);
    kasra.git('config', `filter.${name}.clean`, program);
    kasra.git('config', `filter.${name}.process`, program);
    writeFileSync(path.join(kasra.folder, 'work.txt'), 'not what was committed\n');
    expect((await kasra.sos(['evidence', 'run', '--', 'true'])).exit).toBe(0);
    expect(existsSync(canary)).toBe(false);
  },
  60_000,
);

it('a poisoned environment neither runs anything nor moves git elsewhere', async () => {
  const env = {
    GIT_DIR: '/nowhere',
    GIT_WORK_TREE: '/nowhere',
    GIT_INDEX_FILE: '/nowhere/index',
    GIT_OBJECT_DIRECTORY: '/nowhere',
    GIT_NAMESPACE: 'evil',
    GIT_EXTERNAL_DIFF: program,
    GIT_PAGER: program,
    GIT_EDITOR: program,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: program,
    GIT_TRACE: path.join(attack.team.folder, 'trace'),
  };
  expect(await everyday(env)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(existsSync(canary)).toBe(false);
  expect(existsSync(path.join(attack.team.folder, 'trace'))).toBe(false);
});

it.each(['.', '', 'bin', './bin/..'])(
  'a search path that has %j before all else starts no program of the work tree',
  async (place) => {
    const { folder } = attack.kasra;
    mkdirSync(path.join(folder, 'bin'));
    for (const name of ['git', 'ssh-keygen', 'git-upload-pack', 'ssh', 'true', 'sh']) {
      copyFileSync(program, path.join(folder, name));
      copyFileSync(program, path.join(folder, 'bin', name));
    }
    const PATH = `${place}:${process.env['PATH'] ?? ''}`;
    // `evidence run` starts what the user names as the user’s own PATH says.
    for (const verb of [
      ['status'],
      ['send', 'athena', 'hello'],
      ['sync'],
      ['verify'],
      ['doctor'],
    ]) {
      expect((await attack.kasra.sos(verb, { env: { PATH } })).exit).toBe(0);
    }
    expect(existsSync(canary)).toBe(false);
  },
);

it('a folder of the search path that cannot be looked into is passed over', async () => {
  const loop = path.join(attack.team.folder, 'loop');
  symlinkSync(loop, loop);
  const PATH = `${loop}/bin:${attack.team.folder}:${process.env['PATH'] ?? ''}`;
  for (const verb of [['inbox'], ['send', 'athena', 'hello'], ['doctor']]) {
    expect((await attack.kasra.sos(verb, { env: { PATH } })).exit).toBe(0);
  }
});

it('folders of the user’s that are said to be nowhere do not come to lie in the work tree', async () => {
  const { kasra } = attack;
  const nowhere = { XDG_CONFIG_HOME: '.', XDG_STATE_HOME: '', XDG_CACHE_HOME: 'cache' };
  const before = kasra.git('status', '--short', '--untracked-files=all');
  expect(await everyday(nowhere)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  const joined = await kasra.sos(['join', 'kasra', '--new-key', '--json'], { env: nowhere });
  expect(joined.exit).toBe(0);
  expect(kasra.git('status', '--short', '--untracked-files=all')).toBe(before);
});

it('an ssh that the repository names is not run', async () => {
  const { kasra } = attack;
  kasra.git('config', 'core.sshCommand', program);
  kasra.git('config', 'remote.origin.url', 'ssh://git@127.0.0.1:9/remote.git');
  expect((await kasra.sos(['send', 'athena', 'hello'])).exit).toBe(0);
  await kasra.sos(['sync']);
  expect(existsSync(canary)).toBe(false);
}, 60_000);

it('a remote that is a command is not run', async () => {
  attack.kasra.git('remote', 'set-url', 'origin', `ext::sh -c "touch ${canary}"`);
  attack.kasra.git('config', 'protocol.ext.allow', 'always');
  expect((await attack.kasra.sos(['sync'])).exit).toBe(5);
  expect(existsSync(canary)).toBe(false);
});

it('a branch named sos in the way is said, with the command that moves it', async () => {
  const fresh = attack.team.clone('fresh');
  fresh.git('branch', 'sos');
  const refused = await fresh.run(1, 'join', 'fresh');
  expect(refused).toMatchObject({
    error: { code: 'ledger.branch-in-the-way' },
    next: ['git branch -m sos sos-old'],
  });
});
