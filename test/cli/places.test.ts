import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-places-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (...parts: string[]): string => path.join(folder, ...parts);

function git(where: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.invalid',
    '-c',
    'protocol.file.allow=always',
  ];
  const ran = spawnSync('git', [...identity, ...args], { cwd: where, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

function sos(where: string, ...args: string[]) {
  return runSos(['--json', ...args], { folder: where, env: { HOME: at('home') } });
}

/** A repository with a commit and a ledger of its own. */
async function repository(name: string, ...options: string[]): Promise<string> {
  git(folder, 'init', '--quiet', '-b', 'main', ...options, at(name));
  git(at(name), 'commit', '--quiet', '--allow-empty', '-m', 'first');
  await sos(at(name), 'init', 'kasra');
  return at(name);
}

describe('one ledger is found', () => {
  it('from a subfolder, a linked work tree and inside the Git folder', async () => {
    const here = await repository('here');
    mkdirSync(path.join(here, 'a/b'), { recursive: true });
    git(here, 'worktree', 'add', '--quiet', '-b', 'side', at('side'));
    const { tip } = (await sos(here, 'verify')).json().asOf ?? { tip: '' };
    for (const place of [path.join(here, 'a/b'), at('side'), path.join(here, '.git')]) {
      expect((await sos(place, 'verify')).json().asOf?.tip).toBe(tip);
    }
  });

  it('in a bare clone, which verifies offline', async () => {
    const here = await repository('here');
    await sos(here, 'send', 'kasra', 'a note to myself');
    git(folder, 'clone', '--quiet', '--bare', here, at('bare.git'));
    const verified = (await sos(at('bare.git'), 'verify')).json();
    expect(verified.data).toMatchObject({ verdict: 'whole', pin: null, verified: 2 });
  });

  it('in a submodule, which has its own and not that of what holds it', async () => {
    const inner = await repository('inner');
    const outer = await repository('outer');
    git(outer, 'submodule', '--quiet', 'add', inner, 'sub');
    const sub = path.join(outer, 'sub');
    await sos(sub, 'join', 'loom', '--role', 'builder');
    const ids = await Promise.all(
      [inner, outer, sub].map(async (place) => (await sos(place, 'verify')).json().data.ledger),
    );
    expect(ids[2]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[1]);
  });

  it('in a shallow clone of one branch, as CI makes it', async () => {
    const origin = await repository('origin');
    for (const number of [1, 2, 3])
      git(origin, 'commit', '--quiet', '--allow-empty', '-m', `commit ${number}`);
    git(
      folder,
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--single-branch',
      '-b',
      'main',
      `file://${origin}`,
      at('ci'),
    );
    const joined = (await sos(at('ci'), 'join', 'ci-1', '--role', 'ci')).json();
    expect(joined.data.outcome).toBe('asked');
    expect((await sos(at('ci'), 'verify')).json().data.verdict).toBe('whole');
    expect(git(at('ci'), 'rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('in a repository of SHA-256 objects', async () => {
    const here = await repository('here', '--object-format=sha256');
    await sos(here, 'send', 'kasra', 'hello');
    const verified = (await sos(here, 'verify')).json();
    expect(verified.data).toMatchObject({ verdict: 'whole', verified: 2 });
    expect(verified.asOf?.tip).toHaveLength(64);
    git(here, 'fsck', '--strict');
  });
});

describe('bad places', () => {
  it('no repository is said with the commands that make one', async () => {
    const ran = await sos(folder, 'inbox');
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({
      error: { code: 'app.no-repository' },
      next: ['git init', 'sos help init'],
    });
  });

  it('no ledger is said, and nothing is made', async () => {
    git(folder, 'init', '--quiet', at('plain'));
    const ran = await sos(at('plain'), 'inbox');
    expect(ran.exit).toBe(1);
    expect(ran.json().error?.code).toBe('app.no-ledger');
    expect(git(at('plain'), 'for-each-ref')).toBe('');
  });

  it('a branch named sos in the way is named with the command that moves it', async () => {
    git(folder, 'init', '--quiet', '-b', 'main', at('here'));
    git(at('here'), 'commit', '--quiet', '--allow-empty', '-m', 'first');
    git(at('here'), 'branch', 'sos');
    const ran = await sos(at('here'), 'init', 'kasra');
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({
      error: { code: 'ledger.branch-in-the-way' },
      next: ['git branch -m sos sos-old'],
    });
  });

  it('a leaked GIT_DIR and another language change nothing', async () => {
    const here = await repository('here');
    const other = await repository('other');
    const env = {
      HOME: at('home'),
      GIT_DIR: path.join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: at('no-index'),
      GIT_OBJECT_DIRECTORY: at('no-objects'),
      LC_ALL: 'ja_JP.UTF-8',
    };
    const ran = await runSos(['--json', 'verify'], { folder: here, env });
    expect(ran.json().data.ledger).toBe((await sos(here, 'verify')).json().data.ledger);
  });

  it('a locked ref is waited for, then named, and nothing is lost', async () => {
    const here = await repository('here');
    const before = git(here, 'rev-parse', 'sos/ledger');
    writeFileSync(path.join(here, '.git/refs/heads/sos/ledger.lock'), '');
    const ran = await sos(here, 'send', 'kasra', 'hello');
    expect(ran.exit).toBe(1);
    expect(ran.json().error?.code).toBe('ledger.ref-busy');
    expect(git(here, 'rev-parse', 'sos/ledger')).toBe(before);
  });

  it('text that deceives, too much text and a wrong id are refused with their place', async () => {
    const here = await repository('here');
    const unsafe = await sos(here, 'send', 'kasra', 'fine\u202efdp.exe');
    expect(unsafe.exit).toBe(3);
    expect(unsafe.json().error?.message).toContain('U+202E');
    expect((await sos(here, 'show', 'zz')).json().error?.code).toBe('app.not-an-id');
    expect((await sos(here, 'show', 'ffffffff')).json().error?.code).toBe('app.no-such-record');
  });
});
