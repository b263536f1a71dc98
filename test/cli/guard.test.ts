import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: Clean the history
criteria:
  - {id: c1, text: It is clean, grade: claim}
gates:
  - {name: review, holder: athena, trigger: submission, needs: [c1]}
boundaries: [no-push]
---
Rewrite it, and keep it here until somebody says go.
`;

let team: Team;
let kasra: Member;
let dev: Member;
let athena: Member;

beforeEach(async () => {
  team = new Team();
  ({ kasra, dev, athena } = await team.standing());
  const file = path.join(team.folder, 'brief.md');
  writeFileSync(file, BRIEF);
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S1');
});
afterEach(() => {
  team.remove();
});

/** Pushes as a person would, with the hooks that are there. */
function push(member: Member, ...refs: string[]) {
  const ran = spawnSync('git', ['push', '--quiet', 'origin', ...refs], {
    cwd: member.folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: path.join(team.folder, `home-${member.name}`) },
  });
  return { pushed: ran.status === 0, said: ran.stderr };
}

function onRemote(ref: string): string {
  return spawnSync('git', ['-C', team.remote, 'rev-parse', '--verify', '--quiet', ref], {
    encoding: 'utf8',
  }).stdout.trim();
}

/** Athena looked at what the builder submitted, and passed it. */
async function passed(commit: string): Promise<void> {
  await dev.ok('evidence', 'add', '--claim', 'looked', '--brief', 'S1', '--criterion', 'c1');
  await dev.ok('brief', 'submit', 'S1', '--commit', commit);
  athena.git('fetch', '--quiet', dev.folder, 'HEAD');
  await athena.sync();
  await athena.ok('gate', 'pass', 'S1', 'review');
  await dev.sync();
}

describe('a brief that says no-push', () => {
  it('is held by the hook until a named person permits it', async () => {
    await dev.ok('guard', 'install');
    const first = dev.commit('rewritten');
    const refused = push(dev, 'HEAD:main');
    expect(refused.pushed).toBe(false);
    expect(refused.said).toContain('S1 says no-push');
    expect(refused.said).toContain('kasra');
    expect(onRemote('refs/heads/main')).not.toBe(first);
    const own = await dev.run(3, 'permit', 'give', 'S1', 'main');
    expect(own.error?.code).toBe('boundaries.may-not-permit');
    await kasra.sync();
    await kasra.ok('permit', 'give', 'S1', 'main', '--reason', 'agreed on the call');
    await dev.sync();
    expect(push(dev, 'HEAD:other').pushed).toBe(false);
    expect(push(dev, 'HEAD:main').pushed).toBe(true);
    expect(onRemote('refs/heads/main')).toBe(first);
    const [permit] = (await dev.ok('permit', 'list')).data.permits;
    await kasra.ok('permit', 'withdraw', permit.id, '--reason', 'enough');
    await dev.sync();
    dev.commit('more');
    expect(push(dev, 'HEAD:main').pushed).toBe(false);
    await dev.ok('verify');
  });

  it('is opened once by a permit for one push, for the commit that was pushed first', async () => {
    await dev.ok('guard', 'install');
    await kasra.sync();
    await kasra.ok('permit', 'give', 'S1', 'main', '--single');
    await dev.sync();
    const first = dev.commit('first of mine');
    expect((await dev.ok('guard', 'check')).data.pushes[0].allowed).toBe(true);
    expect(push(dev, 'HEAD:main').pushed).toBe(true);
    const [used] = (await dev.ok('permit', 'list', '--all')).data.permits;
    expect(used).toMatchObject({ standing: 'used', usedFor: first });
    expect(push(dev, `${first}:main`).pushed).toBe(true);
    dev.commit('second of mine');
    const refused = push(dev, 'HEAD:main');
    expect(refused.pushed).toBe(false);
    expect(onRemote('refs/heads/main')).toBe(first);
    await kasra.sync();
    expect((await kasra.ok('permit', 'list')).data.permits).toEqual([]);
  });

  it('is opened by its passed gates, for the commit that passed and no other', async () => {
    await dev.ok('guard', 'install');
    const commit = dev.commit('rewritten');
    await passed(commit);
    expect(push(dev, `${commit}:main`).pushed).toBe(true);
    dev.commit('after the pass');
    expect(push(dev, 'HEAD:main').pushed).toBe(false);
    expect(push(dev, ':main').pushed).toBe(false);
  });

  it('holds up neither the ledger itself nor pushes after it ended', async () => {
    await dev.ok('guard', 'install');
    await dev.ok('send', 'kasra', 'may I push?');
    expect(push(dev, 'sos/ledger').pushed).toBe(true);
    await kasra.sync();
    await kasra.ok('brief', 'cancel', 'S1', '--reason', 'overtaken');
    await dev.sync();
    dev.commit('free');
    expect(push(dev, 'HEAD:main').pushed).toBe(true);
  });
});

describe('a guard', () => {
  it('stands beside a hook that was there, and goes without a trace', async () => {
    const hooks = path.join(dev.folder, '.git', 'hooks');
    mkdirSync(hooks, { recursive: true });
    const hook = path.join(hooks, 'pre-push');
    const theirs = '#!/bin/sh\ncat > "$(git rev-parse --show-toplevel)/seen-by-theirs"\n';
    writeFileSync(hook, theirs);
    chmodSync(hook, 0o755);
    await dev.ok('guard', 'install');
    await dev.ok('guard', 'install');
    expect(push(dev, 'HEAD:new').pushed).toBe(false);
    expect(existsSync(path.join(dev.folder, 'seen-by-theirs'))).toBe(false);
    await kasra.sync();
    await kasra.ok('permit', 'give', 'S1', 'new');
    await dev.sync();
    expect(push(dev, 'HEAD:new').pushed).toBe(true);
    const seen = readFileSync(path.join(dev.folder, 'seen-by-theirs'), 'utf8');
    expect(seen).toMatch(/^HEAD [0-9a-f]{40} refs\/heads\/new 0{40}\n$/);
    expect((await dev.ok('guard', 'remove')).data).toMatchObject({ standing: 'removed' });
    expect(readFileSync(hook, 'utf8')).toBe(theirs);
    expect(existsSync(`${hook}.before-sos`)).toBe(false);
    expect((await dev.ok('guard', 'remove')).data).toMatchObject({ standing: 'absent' });
  });

  it('leaves hooks alone that somebody else keeps, and says what to add', async () => {
    dev.git('config', 'core.hooksPath', '.husky/_');
    const refused = await dev.run(3, 'guard', 'install');
    expect(refused.error).toMatchObject({ code: 'app.hooks-elsewhere' });
    expect(refused.error?.hint).toContain('sos guard check --hook pre-push');
    expect(existsSync(path.join(dev.folder, '.husky'))).toBe(false);
  });

  it('goes with the rest of sos', async () => {
    await dev.ok('guard', 'install');
    await dev.ok('doctor', '--undo');
    expect(existsSync(path.join(dev.folder, '.git', 'hooks', 'pre-push'))).toBe(false);
  });

  it('lets nothing through that it cannot judge', async () => {
    await dev.ok('guard', 'install');
    dev.git('update-ref', '-d', 'refs/heads/sos/ledger');
    const refused = push(dev, 'HEAD:new');
    expect(refused.pushed).toBe(false);
    expect(refused.said).toContain('cannot be judged');
    for (const lines of ['nonsense\n', `a ${'1'.repeat(40)} main 0\n`, '\u0000']) {
      const asked = await kasra.sos(['--json', 'guard', 'check', '--hook', 'pre-push'], {
        input: lines,
      });
      expect(asked.exit).toBe(3);
    }
  });

  it('works from a linked work tree and in a folder with a space and a quote', async () => {
    await dev.ok('guard', 'install');
    const tree = path.join(team.folder, "an odd 'tree'");
    dev.git('worktree', 'add', '--quiet', tree, '-b', 'side');
    const ran = spawnSync('git', ['push', 'origin', 'HEAD:side'], { cwd: tree, encoding: 'utf8' });
    expect(ran.status).not.toBe(0);
    expect(ran.stderr).toContain('S1 says no-push');
  });
});

describe('the guard of a server', () => {
  const LEDGER = 'refs/heads/sos/ledger';

  async function guarded(): Promise<string> {
    const server = { folder: team.remote, env: { HOME: path.join(team.folder, 'home-server') } };
    expect((await kasra.sos(['--json', 'guard', 'install', '--server'], server)).exit).toBe(0);
    return onRemote(LEDGER);
  }

  it('lets nobody set the ledger back to before a boundary was drawn, or delete it', async () => {
    const tip = await guarded();
    const before = dev.git('rev-list', '-1', '--skip=2', tip);
    for (const refs of [[`+${before}:${LEDGER}`], [`:${LEDGER}`]]) {
      const refused = push(dev, '--no-verify', ...refs);
      expect(refused.pushed).toBe(false);
      expect(refused.said).toContain('this push of the ledger');
    }
    expect(onRemote(LEDGER)).toBe(tip);
    dev.commit('work');
    expect(push(dev, '--no-verify', `+${before}:${LEDGER}`, 'HEAD:main').pushed).toBe(false);
    await dev.ok('send', 'kasra', 'what is ordinary goes on');
    expect(onRemote(LEDGER)).not.toBe(tip);
  });

  it('lets nobody take records out of it with a commit that goes on from it, or put others there', async () => {
    const tip = await guarded();
    const commitOf = (tree: string, ...parents: string[]) =>
      dev.git('commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', 'x');
    const earlier = dev.git('rev-parse', `${tip}~2^{tree}`);
    const emptied = push(dev, '--no-verify', `${commitOf(earlier, tip)}:${LEDGER}`);
    expect(emptied.pushed).toBe(false);
    expect(emptied.said).toContain('takes records out of it');
    const other = push(dev, '--no-verify', `+${commitOf(earlier)}:${LEDGER}`);
    expect(other.said).toContain('puts another one in its place');
    expect(onRemote(LEDGER)).toBe(tip);
  });

  it('takes the ledger back where it was lost', async () => {
    const tip = await guarded();
    spawnSync('git', ['-C', team.remote, 'update-ref', '-d', LEDGER]);
    dev.commit('work');
    const unjudged = push(dev, '--no-verify', 'HEAD:main');
    expect(unjudged.said).toContain('cannot be judged');
    expect((await dev.run(4, 'sync')).error?.code).toBe('ledger.rewritten');
    expect(onRemote(LEDGER)).toBe(tip);
  });

  it('holds against whoever leaves the own hook out', async () => {
    const server = { folder: team.remote, env: { HOME: path.join(team.folder, 'home-server') } };
    const installed = await kasra.sos(['--json', 'guard', 'install', '--server'], server);
    expect(installed.exit).toBe(0);
    const commit = dev.commit('rewritten');
    const refused = push(dev, '--no-verify', 'HEAD:main');
    expect(refused.pushed).toBe(false);
    expect(refused.said).toContain('S1 says no-push');
    await passed(commit);
    expect(push(dev, '--no-verify', `${commit}:main`).pushed).toBe(true);
    await kasra.sync();
    await kasra.ok('permit', 'give', 'S1', 'next', '--single');
    await dev.sync();
    dev.commit('after the pass');
    expect(push(dev, '--no-verify', 'HEAD:next').pushed).toBe(false);
    await dev.ok('guard', 'install');
    expect(push(dev, 'HEAD:next').pushed).toBe(true);
  });
});

describe('refs that the policy protects', () => {
  it('need a permit or a pass of the gate that it names', async () => {
    const file = path.join(team.folder, 'policy.yaml');
    writeFileSync(
      file,
      'protected:\n  - {ref: refs/heads/main, gate: review}\n  - {ref: refs/tags/*}\n',
    );
    await kasra.sync();
    await kasra.ok('policy', 'propose', file, '--reason', 'main is what we ship');
    await kasra.ok('brief', 'cancel', 'S1', '--reason', 'not this one');
    await dev.sync();
    expect((await dev.ok('policy', 'show')).data.protected).toEqual([
      { ref: 'refs/heads/main', gate: 'review' },
      { ref: 'refs/tags/*', gate: null },
    ]);
    await dev.ok('guard', 'install');
    dev.commit('work');
    expect(push(dev, 'HEAD:topic').pushed).toBe(true);
    const refused = push(dev, 'HEAD:main');
    expect(refused.pushed).toBe(false);
    expect(refused.said).toContain('until gate review passes');
    expect((await dev.run(3, 'guard', 'check', 'refs/tags/v1')).error?.code).toBe(
      'boundaries.push-refused',
    );
  });
});
