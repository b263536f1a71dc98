import { renameSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAsGitSays } from '../../src/git/open-repository.ts';
import { lookAtPlainRepository } from '../../src/git/plain-repository.ts';
import { Sandbox } from '../support/sandbox.ts';

const REFS = ['refs/heads/main', 'refs/heads/side', 'refs/heads/nowhere'];

let sandbox: Sandbox;

beforeAll(() => {
  sandbox = new Sandbox();
  sandbox.repo();
  sandbox.git('work', 'branch', 'side');
  sandbox.git('work', 'branch', 'main-copy');
  sandbox.write('work/sub/folder/file.txt', 'x');
});
afterAll(() => {
  sandbox.remove();
});

const look = (folder: string, more: Record<string, string> = {}) =>
  lookAtPlainRepository(sandbox.host(more), sandbox.at(folder), REFS);

/** What the look says, held against what git says of the same folder. */
async function agreed(folder: string) {
  const plain = await look(folder);
  const asked = (await openAsGitSays(sandbox.host(), sandbox.at(folder), REFS))!;
  expect(plain, folder).toBeDefined();
  expect(plain!.places).toEqual({ ...asked.repository.places, plain: true });
  expect(plain!.resolved).toEqual(asked.resolved);
  return plain!;
}

describe('a repository as git makes them is looked at without git, and git says the same', () => {
  it('at its top, below it, and through a symbolic link', async () => {
    const { resolved } = await agreed('work');
    expect([...resolved.keys()]).toEqual(['refs/heads/main', 'refs/heads/side']);
    await agreed('work/sub/folder');
    symlinkSync(sandbox.at('work/sub'), sandbox.at('short-cut'));
    await agreed('short-cut/folder');
  });

  it('in a linked work tree', async () => {
    sandbox.git('work', 'worktree', 'add', '--quiet', '-b', 'linked', '../linked');
    expect((await agreed('linked')).places.gitFolder).toBe(
      sandbox.at('work/.git/worktrees/linked'),
    );
  });

  it('with refs packed, and with one of them moved since', async () => {
    sandbox.repo('packed');
    sandbox.git('packed', 'branch', 'side');
    sandbox.git('packed', 'pack-refs', '--all');
    await agreed('packed');
    sandbox.git('packed', 'commit', '--quiet', '--allow-empty', '-m', 'next');
    await agreed('packed');
  });

  it('in a shallow clone and with a detached HEAD', async () => {
    sandbox.git('.', 'clone', '--quiet', '--depth', '1', `file://${sandbox.at('work')}`, 'shallow');
    expect((await agreed('shallow')).places.shallow).toBe(true);
    sandbox.git('shallow', 'checkout', '--quiet', '--detach');
    await agreed('shallow');
  });
});

describe('git is asked about every other', () => {
  const asked = async (folder: string, more: Record<string, string> = {}) => {
    expect(await look(folder, more), folder).toBeUndefined();
  };

  it('bare, inside .git, and no repository at all', async () => {
    sandbox.bare();
    await asked('hub.git');
    await asked('hub.git/refs');
    await asked('work/.git');
    await asked('work/.git/refs/heads');
    await asked('.');
  });

  it('another hash, refs kept otherwise, or another version', async () => {
    sandbox.git('.', 'init', '--quiet', '--object-format=sha256', 'sha256');
    await asked('sha256');
    sandbox.repo('extended');
    sandbox.git('extended', 'config', 'extensions.refStorage', 'reftable');
    await asked('extended');
    sandbox.repo('later');
    sandbox.git('later', 'config', 'core.repositoryFormatVersion', '1');
    await asked('later');
  });

  it('configured to be elsewhere, or by files that are not looked into', async () => {
    sandbox.repo('moved');
    sandbox.git('moved', 'config', 'core.worktree', sandbox.at('work'));
    await asked('moved');
    sandbox.repo('including');
    sandbox.git('including', 'config', 'include.path', '../more');
    await asked('including');
    sandbox.repo('called-bare');
    sandbox.git('called-bare', 'config', 'core.bare', 'true');
    await asked('called-bare');
  });

  it('whose .git is a symbolic link, or lacks what a repository has', async () => {
    sandbox.repo('link');
    renameSync(sandbox.at('link/.git'), sandbox.at('elsewhere'));
    symlinkSync(sandbox.at('elsewhere'), sandbox.at('link/.git'));
    await asked('link');
    sandbox.repo('headless');
    sandbox.write('headless/.git/HEAD', '');
    await asked('headless');
    sandbox.write('nothing/.git', 'gitdir: ../nowhere\n');
    await asked('nothing');
  });

  it.each([
    ['empty', ''],
    ['symbolic', 'ref: refs/heads/side\n'],
    ['words', 'no name of an object\n'],
    ['too-long', `${'a'.repeat(41)}\n`],
  ])('where a ref file is %s', async (folder, content) => {
    sandbox.repo(folder);
    sandbox.write(`${folder}/.git/refs/heads/side`, content);
    await asked(folder);
  });

  it('where packed refs are damaged or more than anybody should read', async () => {
    sandbox.repo('heavy');
    sandbox.write('heavy/.git/packed-refs', 'zz refs/heads/side\n');
    await asked('heavy');
    sandbox.write('heavy/.git/packed-refs', `# ${'x'.repeat(1024 * 1024)}\n`);
    await asked('heavy');
  });

  it('where the user says how far git may look, or where there is no git', async () => {
    await asked('work', { GIT_CEILING_DIRECTORIES: '/' });
    await asked('work', { PATH: sandbox.at('work') });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'that belongs to somebody else (skipped unless run as root, who may give it away)',
    async () => {
      const { chownSync } = await import('node:fs');
      for (const part of ['', '/.git']) {
        sandbox.repo(`theirs${part.length}`);
        chownSync(sandbox.at(`theirs${part.length}${part}`), 12345, 12345);
        await asked(`theirs${part.length}`);
      }
    },
  );
});
