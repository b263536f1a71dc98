import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';
import { Sandbox } from '../support/sandbox.ts';
import { keyOf } from './hiding-places.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo();
});
afterEach(() => {
  sandbox.remove();
});

function sos(...args: string[]) {
  return runSos(args, { folder: sandbox.at('work'), env: sandbox.variables() });
}

describe('sos scan', () => {
  it('exits 0 where all is clean and says what it looked at', async () => {
    const ran = await sos('scan');
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain('clean');
    expect(ran.stdout).toContain('planted secrets found');
  });

  it('exits 3 where something is found, and shows no byte of it', async () => {
    sandbox.write('work/config.txt', `id = ${keyOf(1)}\n`);
    sandbox.git('work', 'add', '.');
    sandbox.git('work', 'commit', '--quiet', '-m', 'oops');
    const ran = await sos('scan', '--json');
    expect(ran.exit).toBe(3);
    const { verdict, findings } = ran.json().data;
    expect(verdict).toBe('findings');
    const [{ places, commits }] = findings.filter(
      ({ kind }: { kind: string }) => kind === 'secret',
    );
    expect(places[0]).toMatchObject({
      surface: 'blob',
      line: 1,
      untrusted: { path: 'config.txt' },
    });
    expect(commits).toEqual([sandbox.git('work', 'rev-parse', 'HEAD')]);
    expect(ran.stdout + ran.stderr).not.toContain(keyOf(1));
    expect((await sos('scan')).stdout).toContain('fingerprints are of this scan alone');
  });

  it('exits 6 where nothing is found and something was not looked at', async () => {
    sandbox.git('work', 'commit', '--quiet', '--allow-empty', '-m', 'second');
    sandbox.clone(`file://${sandbox.at('work')}`, 'shallow', '--depth', '1');
    const ran = await runSos(['scan', '--json'], {
      folder: sandbox.at('shallow'),
      env: sandbox.variables(),
    });
    expect(ran.exit).toBe(6);
    expect(ran.json().data.verdict).toBe('incomplete');
  });

  it('looks at one commit, a range, the index or the work tree alone', async () => {
    sandbox.write('work/config.txt', `id = ${keyOf(1)}\n`);
    expect((await sos('scan', '--worktree')).exit).toBe(3);
    expect((await sos('scan', '--index')).exit).toBe(0);
    sandbox.git('work', 'add', '.');
    const staged = await sos('scan', '--index');
    expect(staged.exit).toBe(3);
    expect(staged.stdout).toContain('blob config.txt:1:6');
    expect((await sos('scan', '--commit', 'HEAD')).exit).toBe(0);
    sandbox.git('work', 'commit', '--quiet', '-m', 'oops');
    expect((await sos('scan', '--commit', 'HEAD')).exit).toBe(3);
    expect((await sos('scan', '--range', 'HEAD~1..HEAD')).exit).toBe(3);
    expect((await sos('scan', '--commit', 'HEAD~1')).exit).toBe(0);
    sandbox.git('work', 'commit', '--quiet', '--allow-empty', '-m', 'nothing');
    expect((await sos('scan', '--commit', 'HEAD')).stdout).toContain('blob config.txt:1:6');
  });

  it.each([
    ['--depth', '1'],
    ['--filter=blob:none', '--no-checkout'],
  ])('does not call a range clean of which a clone with %s lacks the rest', async (...how) => {
    sandbox.git('work', 'branch', 'base');
    sandbox.git('work', 'config', 'uploadpack.allowFilter', 'true');
    for (const content of [`${keyOf(1)}\n`, 'gone\n']) {
      sandbox.write('work/config.txt', content);
      sandbox.git('work', 'add', '.');
      sandbox.git('work', 'commit', '--quiet', '-m', 'x');
    }
    expect((await sos('scan', '--range', 'base..main')).exit).toBe(3);
    sandbox.clone(`file://${sandbox.at('work')}`, 'part', '--no-single-branch', ...how);
    const scanned = ['scan', '--range', 'origin/base..HEAD', '--json'];
    const ran = await runSos(scanned, { folder: sandbox.at('part'), env: sandbox.variables() });
    expect(ran.exit).toBe(6);
    expect(ran.json().error?.code).toMatch(/^(?:scans\.incomplete|git\.objects-missing)$/);
  });

  it('looks at nothing where a revision is none', async () => {
    for (const typed of [
      ['--commit', 'nowhere'],
      ['--range', 'nowhere..HEAD'],
      ['--range', 'HEAD..x'],
    ]) {
      const ran = await sos('scan', ...typed);
      expect(ran.exit).toBe(1);
      expect(ran.stderr).toContain('git.unknown-revision');
    }
    expect((await sos('scan', '--range=--all')).exit).toBe(3);
  });

  it('does not call a range clean that holds nothing', async () => {
    for (const open of ['..HEAD', '...HEAD', '']) {
      const ran = await sos('scan', `--range=${open}`);
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain('git.open-range');
    }
    const empty = await sos('scan', '--range', 'HEAD..HEAD');
    expect(empty.exit).toBe(6);
    expect(empty.stdout).toContain('it holds no commit');
  });

  it('does not pass over a file of the tree that is a link', async () => {
    sandbox.write('work/rules.yml', 'private: [nightjar]\n');
    symlinkSync('rules.yml', sandbox.at('work/.sos-scan.yml'));
    const ran = await sos('scan');
    expect(ran.exit).toBe(3);
    expect(ran.stderr).toContain('.sos-scan.yml cannot be followed: it is no plain file');
  });

  it('names refs of a remote that were not looked at', async () => {
    sandbox.bare();
    sandbox.git('work', 'remote', 'add', 'origin', sandbox.at('hub.git'));
    sandbox.git('work', 'push', '--quiet', 'origin', 'main');
    expect((await sos('scan', '--remote')).exit).toBe(0);
    sandbox.clone(sandbox.at('hub.git'), 'other');
    sandbox.git('other', 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
    sandbox.git('other', 'push', '--quiet', 'origin', 'HEAD:refs/pull/1/head');
    const ran = await sos('scan', '--remote');
    expect(ran.exit).toBe(6);
    expect(ran.stdout).toContain('refs/pull/1/head');
  });
});
