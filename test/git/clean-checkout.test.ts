import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../src/host/node/index.ts';
import { openRepository } from '../../src/git/index.ts';
import { snapshot } from '../support/snapshot.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sos-checkout-test-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(at: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
  const ran = spawnSync('git', [...identity, ...args], { cwd: at, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** A repository with two commits and a tag. */
function repository(name: string, ...options: string[]): string {
  const at = path.join(folder, name);
  git(folder, 'init', '--quiet', '-b', 'main', ...options, at);
  for (const text of ['first', 'second']) {
    writeFileSync(path.join(at, 'a.txt'), `${text}\n`);
    git(at, 'add', 'a.txt');
    git(at, 'commit', '--quiet', '-m', text);
  }
  git(at, 'tag', 'v1');
  return at;
}

/** Checks the first commit of a repository out and gives where it lies. */
async function checkedOut(at: string, revision: string): Promise<string> {
  const opened = await openRepository(createNodeHost(), at);
  const to = path.join(folder, 'checkout');
  mkdirSync(to);
  const checkout = await opened!.repository.checkOut(git(at, 'rev-parse', revision), to);
  expect(await checkout.subject()).toMatchObject({ dirty: undefined });
  await checkout.store.close();
  await opened!.repository.store.close();
  return to;
}

describe('a clean checkout', () => {
  it.each([
    ['of SHA-1', 'plain', []],
    ['of SHA-256', 'newer', ['--object-format=sha256']],
    ['with an odd name', 'a "b" #c \\d é', []],
  ])('of a repository %s holds the commit and sees the same refs', async (_what, name, options) => {
    const at = repository(name, ...options);
    const before = snapshot(at);
    const to = await checkedOut(at, 'HEAD~1');
    expect(readFileSync(path.join(to, 'a.txt'), 'utf8')).toBe('first\n');
    expect(git(to, 'rev-parse', 'HEAD')).toBe(git(at, 'rev-parse', 'HEAD~1'));
    expect(git(to, 'show-ref')).toBe(git(at, 'show-ref'));
    expect(git(to, 'fsck', '--strict')).toBe('');
    expect(snapshot(at)).toEqual(before);
  });

  it('of a linked work tree and of a bare repository holds it too', async () => {
    const at = repository('plain');
    const linked = path.join(folder, 'linked');
    git(at, 'worktree', 'add', '--quiet', '--detach', linked);
    const to = await checkedOut(linked, 'v1');
    expect(git(at, 'worktree', 'list').split('\n')).toHaveLength(2);
    rmSync(to, { recursive: true });
    git(folder, 'clone', '--quiet', '--bare', at, 'bare.git');
    const second = await checkedOut(path.join(folder, 'bare.git'), 'v1');
    expect(readFileSync(path.join(second, 'a.txt'), 'utf8')).toBe('second\n');
  });

  it('of a shallow clone is as shallow, and finds a remote that was named by a path from here', async () => {
    const at = repository('plain');
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${at}`, 'shallow');
    const shallow = path.join(folder, 'shallow');
    git(shallow, 'remote', 'set-url', 'origin', '../plain');
    const to = await checkedOut(shallow, 'HEAD');
    expect(git(to, 'rev-list', '--all', '--count')).toBe('1');
    expect(git(to, 'ls-remote', 'origin', 'refs/heads/main')).toContain(
      git(at, 'rev-parse', 'main'),
    );
  });

  it('runs nothing that the repository names: no hook, and no filter of its settings', async () => {
    const at = repository('plain');
    const mark = path.join(folder, 'mark');
    writeFileSync(path.join(at, '.git', 'hooks', 'post-checkout'), `#!/bin/sh\ntouch ${mark}\n`, {
      mode: 0o755,
    });
    git(at, 'config', 'filter.evil.smudge', `touch ${mark}`);
    writeFileSync(path.join(at, '.gitattributes'), '* filter=evil\n');
    git(at, 'add', '.gitattributes');
    git(at, 'commit', '--quiet', '-m', 'evil');
    await checkedOut(at, 'HEAD');
    expect(existsSync(mark)).toBe(false);
  });
});
