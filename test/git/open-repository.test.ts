import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let head: string;

beforeAll(() => {
  sandbox = new Sandbox();
  sandbox.repo();
  head = sandbox.git('work', 'rev-parse', 'HEAD');
  sandbox.write('work/sub/folder/file.txt', 'x');
});
afterAll(() => {
  sandbox.remove();
});

const places = async (folder: string, more: Record<string, string> = {}) =>
  (await sandbox.open(folder, more)).places;

describe('a repository is found from everywhere in it', () => {
  it('from its top and from a folder below', async () => {
    const expected = {
      gitFolder: sandbox.at('work/.git'),
      commonFolder: sandbox.at('work/.git'),
      workTree: sandbox.at('work'),
      hash: 'sha1',
      shallow: false,
    };
    expect(await places('work')).toMatchObject(expected);
    expect(await places('work/sub/folder')).toMatchObject(expected);
  });

  it('from a linked work tree, which shares what is common', async () => {
    sandbox.git('work', 'worktree', 'add', '--quiet', '-b', 'side', '../linked');
    expect(await places('linked')).toMatchObject({
      gitFolder: sandbox.at('work/.git/worktrees/linked'),
      commonFolder: sandbox.at('work/.git'),
      workTree: sandbox.at('linked'),
    });
  });

  it('from a bare repository and from a folder in it', async () => {
    sandbox.bare();
    const expected = { commonFolder: sandbox.at('hub.git'), workTree: undefined };
    expect(await places('hub.git')).toMatchObject(expected);
    expect(await places('hub.git/refs')).toMatchObject(expected);
  });

  it('from inside .git, where there is no work tree', async () => {
    expect(await places('work/.git/refs')).toMatchObject({
      commonFolder: sandbox.at('work/.git'),
      workTree: undefined,
    });
  });

  it('from a submodule, which is a repository of its own', async () => {
    sandbox.repo('outer');
    sandbox.git(
      'outer',
      ...['-c', 'protocol.file.allow=always', 'submodule', '--quiet'],
      ...['add', sandbox.at('work'), 'inner'],
    );
    expect(await places('outer/inner')).toMatchObject({
      commonFolder: sandbox.at('outer/.git/modules/inner'),
      workTree: sandbox.at('outer/inner'),
    });
  });

  it.each(['with space', 'übung-日本', "quo'te", '-dash', 'dollar$(x)'])(
    'from a folder with a hard name: %j',
    async (name) => {
      mkdirSync(sandbox.at('names', name), { recursive: true });
      sandbox.git(`names/${name}`, 'init', '--quiet');
      mkdirSync(sandbox.at('names', name, 'sub'));
      expect(await places(`names/${name}/sub`)).toMatchObject({
        gitFolder: sandbox.at('names', name, '.git'),
        workTree: sandbox.at('names', name),
      });
    },
  );

  it('tells the kind of names, and a shallow clone', async () => {
    sandbox.repo('modern', '--object-format=sha256');
    expect((await places('modern')).hash).toBe('sha256');
    sandbox.git('work', 'commit', '--quiet', '--allow-empty', '-m', 'second');
    sandbox.clone(`file://${sandbox.at('work')}`, 'shallow', '--depth', '1');
    expect((await places('shallow')).shallow).toBe(true);
  });
});

describe('refs are looked up in the same call', () => {
  it('says of each whether it is there', async () => {
    sandbox.repo('refs');
    const tip = sandbox.git('refs', 'rev-parse', 'HEAD');
    sandbox.git('refs', 'update-ref', 'refs/heads/sos/ledger', 'HEAD');
    const asked = ['refs/heads/none', 'refs/heads/sos/ledger', 'refs/sos/x', 'refs/heads/main'];
    for (const folder of ['refs', 'refs/.git']) {
      const { resolved, repository } = (await sandbox.look(folder, asked))!;
      expect(resolved).toEqual(
        new Map([
          ['refs/heads/sos/ledger', tip],
          ['refs/heads/main', tip],
        ]),
      );
      expect(repository.places.workTree).toBe(folder === 'refs' ? sandbox.at('refs') : undefined);
    }
  });

  it('means the ref itself, not what begins with its name or lies below it', async () => {
    sandbox.repo('near');
    sandbox.git('near', 'update-ref', 'refs/heads/sos/ledger-old', 'HEAD');
    sandbox.git('near', 'update-ref', 'refs/heads/sos/record/below', 'HEAD');
    const asked = ['refs/heads/sos/ledger', 'refs/heads/sos/record'];
    expect((await sandbox.look('near', asked))!.resolved).toEqual(new Map());
  });
});

describe('what is around does not lead astray', () => {
  it('ignores what a hook leaks: GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE and settings', async () => {
    sandbox.repo('decoy');
    const leaked = {
      GIT_DIR: sandbox.at('decoy/.git'),
      GIT_INDEX_FILE: sandbox.at('decoy/.git/index'),
      GIT_WORK_TREE: sandbox.at('decoy'),
      GIT_COMMON_DIR: sandbox.at('decoy/.git'),
      GIT_OBJECT_DIRECTORY: sandbox.at('decoy/.git/objects'),
      GIT_NAMESPACE: 'elsewhere',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.bare',
      GIT_CONFIG_VALUE_0: 'true',
    };
    const repository = await sandbox.open('work', leaked);
    expect(repository.places.workTree).toBe(sandbox.at('work'));
    expect(await repository.store.commitOf(head)).toBe(head);
  });

  it('reads the answer in every language of the user', async () => {
    const japanese = { LC_ALL: 'ja_JP.UTF-8', LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja' };
    expect(await places('work', japanese)).toMatchObject({ workTree: sandbox.at('work') });
    expect(await sandbox.look('.', [], japanese)).toBeUndefined();
  });
});

describe('where it cannot be opened, it is said why', () => {
  const open = (folder: string, more: Record<string, string> = {}) =>
    sandbox.look(folder, [], more);

  it('there is no repository', async () => {
    expect(await open('.')).toBeUndefined();
  });

  it('there is no such folder', async () => {
    await expect(open('nowhere')).rejects.toMatchObject({ code: 'host.not-there' });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'the repository belongs to somebody else (skipped unless run as root, who may give it away)',
    async () => {
      const { chownSync } = await import('node:fs');
      sandbox.repo('theirs');
      for (const part of ['theirs', 'theirs/.git']) chownSync(sandbox.at(part), 12345, 12345);
      await expect(open('theirs')).rejects.toMatchObject({ code: 'git.unsafe-owner' });
    },
  );

  it('git is too old to know what it is asked', async () => {
    const usage = '#!/bin/sh\necho "usage: git [--version] [--help] <command>" >&2\nexit 129\n';
    sandbox.write('old/git', usage, 0o755);
    const old = { PATH: `${sandbox.at('old')}:${process.env['PATH'] ?? ''}` };
    await expect(open('hub.git', old)).rejects.toMatchObject({ code: 'git.too-old' });
    const { store } = await sandbox.open('work', old);
    await expect(store.files(head)).rejects.toMatchObject({ code: 'git.too-old' });
  });

  it('git is so old that it gives back options that it does not know', async () => {
    const echo = '#!/bin/sh\nprintf "%s\\n" --path-format=absolute /x/.git --show-object-format\n';
    sandbox.write('older/git', echo, 0o755);
    const old = { PATH: `${sandbox.at('older')}:${process.env['PATH'] ?? ''}` };
    await expect(open('hub.git', old)).rejects.toMatchObject({ code: 'git.too-old' });
  });

  it('a line feed in the path, which git does not tell from the end of an answer', async () => {
    mkdirSync(sandbox.at('line\nfeed'));
    sandbox.git('line\nfeed', 'init', '--quiet');
    await expect(open('line\nfeed')).rejects.toMatchObject({ code: 'git.refused-argument' });
  });

  it('the configuration cannot be read', async () => {
    sandbox.repo('broken');
    sandbox.write('broken/.git/config', '[core\n');
    await expect(open('broken')).rejects.toMatchObject({ code: 'git.failed' });
  });
});
