import { readFileSync, renameSync, rmSync, symlinkSync, chmodSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo();
  sandbox.write('work/other.txt', 'other\n');
  sandbox.git('work', 'add', '.');
  sandbox.git('work', 'commit', '--quiet', '-m', 'second');
});
afterEach(() => {
  sandbox.remove();
});

const subject = async (folder = 'work') => (await sandbox.open(folder)).subject();
const dirty = async (folder = 'work') => (await subject(folder))?.dirty;

describe('what a work tree stands on', () => {
  it('is the commit and its tree, and clean when nothing differs', async () => {
    expect(await subject()).toEqual({
      commit: sandbox.git('work', 'rev-parse', 'HEAD'),
      tree: sandbox.git('work', 'rev-parse', 'HEAD^{tree}'),
      dirty: undefined,
      changes: new Map(),
    });
  });

  it('is nothing where there is no commit or no work tree', async () => {
    sandbox.git('.', 'init', '--quiet', 'empty');
    sandbox.bare();
    expect(await subject('empty')).toBeUndefined();
    expect(await subject('hub.git')).toBeUndefined();
  });

  const changes: readonly [string, () => void][] = [
    ['a changed file', () => sandbox.write('work/first.txt', 'changed\n')],
    ['an untracked file', () => sandbox.write('work/new.txt', 'new\n')],
    ['an untracked file in a folder', () => sandbox.write('work/a/b/new.txt', 'new\n')],
    [
      'a deleted file',
      () => {
        rmSync(sandbox.at('work/first.txt'));
      },
    ],
    [
      'a renamed file',
      () => {
        renameSync(sandbox.at('work/first.txt'), sandbox.at('work/1.txt'));
      },
    ],
    [
      'a mode',
      () => {
        chmodSync(sandbox.at('work/first.txt'), 0o755);
      },
    ],
    [
      'a link',
      () => {
        symlinkSync('/nowhere', sandbox.at('work/link'));
      },
    ],
    [
      'a staged file',
      () => {
        sandbox.write('work/staged.txt', 'staged\n');
        sandbox.git('work', 'add', 'staged.txt');
      },
    ],
    ['a name with a line feed', () => sandbox.write('work/line\nfeed.txt', 'x')],
    ['a name with spaces and quotes', () => sandbox.write('work/ "a" -> b.txt', 'x')],
    ['a name that is no ASCII', () => sandbox.write('work/日本語.txt', 'x')],
  ];

  it.each(changes)('differs by %s, and the index is not written', async (_, change) => {
    change();
    const before = readFileSync(sandbox.at('work/.git/index'));
    const digest = await dirty();
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await dirty()).toBe(digest);
    expect(readFileSync(sandbox.at('work/.git/index'))).toEqual(before);
  });

  const hidden: readonly [string, () => void][] = [
    [
      'a changed file that the index says is unchanged',
      () => {
        sandbox.git('work', 'update-index', '--assume-unchanged', 'first.txt');
        sandbox.write('work/first.txt', 'changed\n');
      },
    ],
    [
      'a changed file that the index says to pass over',
      () => {
        sandbox.git('work', 'update-index', '--skip-worktree', 'first.txt');
        sandbox.write('work/first.txt', 'changed\n');
      },
    ],
    [
      'a deleted file that the index says to pass over',
      () => {
        sandbox.git('work', 'update-index', '--skip-worktree', 'first.txt');
        rmSync(sandbox.at('work/first.txt'));
      },
    ],
  ];

  it.each(hidden)('is dirty with %s, and the index stays as it is', async (_, change) => {
    change();
    const before = readFileSync(sandbox.at('work/.git/index'));
    expect(await dirty()).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(sandbox.at('work/.git/index')).equals(before)).toBe(true);
    for (const look of ['--no-skip-worktree', '--no-assume-unchanged'])
      sandbox.git('work', 'update-index', look, 'first.txt');
    sandbox.git('work', 'checkout', '--quiet', '--', '.');
    sandbox.git('work', 'update-index', '--skip-worktree', 'first.txt');
    expect(await dirty()).toBeUndefined();
  });

  it('tells all these changes apart', async () => {
    const digests = new Set<string | undefined>();
    for (const [, change] of changes) {
      sandbox.git('work', 'reset', '--quiet', '--hard');
      sandbox.git('work', 'clean', '--quiet', '-ffdx');
      change();
      digests.add(await dirty());
    }
    expect(digests.size).toBe(changes.length);
  });

  it.each(['first.txt', 'new.txt', 'line\nfeed.txt', '日本語.txt', 'a\tb.txt', '"q".txt'])(
    'has another digest when the content of %j differs',
    async (name) => {
      sandbox.write(`work/${name}`, 'one\n');
      const one = await dirty();
      sandbox.write(`work/${name}`, 'two\n');
      const two = await dirty();
      expect(two).not.toBe(one);
      sandbox.write(`work/${name}`, 'one\n');
      expect(await dirty()).toBe(one);
    },
  );

  it('has another digest when a link leads elsewhere', async () => {
    symlinkSync('/one', sandbox.at('work/link'));
    const one = await dirty();
    rmSync(sandbox.at('work/link'));
    symlinkSync('/two', sandbox.at('work/link'));
    expect(await dirty()).not.toBe(one);
  });

  it('has another digest when other content is staged', async () => {
    const stage = (content: string): void => {
      sandbox.write('work/first.txt', content);
      sandbox.git('work', 'add', 'first.txt');
      sandbox.write('work/first.txt', 'the same in the work tree\n');
    };
    stage('one\n');
    const one = await dirty();
    stage('two\n');
    expect(await dirty()).not.toBe(one);
  });

  it('names each path that differs, with words that change with what is there', async () => {
    const changes = async () => (await subject())!.changes;
    sandbox.write('work/first.txt', 'changed\n');
    sandbox.write('work/a/new "one".txt', 'new\n');
    const one = await changes();
    expect([...one.keys()].sort()).toEqual(['a/new "one".txt', 'first.txt']);
    sandbox.write('work/first.txt', 'altered\n');
    const two = await changes();
    expect(two.get('a/new "one".txt')).toBe(one.get('a/new "one".txt'));
    expect(two.get('first.txt')).not.toBe(one.get('first.txt'));
  });

  it('sees what changed in a submodule, and to which commit it moved', async () => {
    sandbox.repo('lib');
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    sandbox.git('work', ...add, sandbox.at('lib'), 'inner');
    sandbox.git('work', 'commit', '--quiet', '-m', 'inner');
    expect(await dirty()).toBeUndefined();
    sandbox.write('work/inner/first.txt', 'changed\n');
    expect(await dirty()).toMatch(/^[0-9a-f]{64}$/);
    expect([...(await subject())!.changes.keys()]).toEqual(['inner']);
    sandbox.git('work/inner', 'commit', '--quiet', '-am', 'one');
    const one = await dirty();
    sandbox.git('work/inner', 'commit', '--quiet', '--allow-empty', '-m', 'two');
    expect(await dirty()).not.toBe(one);
  });

  it('does not let settings of the repository hide a change', async () => {
    sandbox.git('work', 'config', 'status.showUntrackedFiles', 'no');
    sandbox.write('work/new.txt', 'new\n');
    expect(await dirty()).toMatch(/^[0-9a-f]{64}$/);
  });
});
