import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';
import { serveLocked } from './locked-http.ts';

const TRACKING = 'refs/sos/remotes/origin/ledger';
const LEDGER = 'refs/heads/sos/ledger';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** A program that leaves a file behind, so that it is seen whether it ran, and then does harm. */
function canary(name: string): string {
  const sung = sandbox.at('sung', name.replaceAll('/', '-'));
  sandbox.write('sung/.keep', '');
  return sandbox.write(`canaries/${name}`, `#!/bin/sh\ntouch '${sung}'\ncat\nexit 0\n`, 0o755);
}

/** One that answers nothing, for where git would wait for more. */
function mute(name: string): string {
  canary(name);
  return sandbox.write(
    `canaries/${name}`,
    `#!/bin/sh\ntouch '${sandbox.at('sung', name)}'\n`,
    0o755,
  );
}

const sung = (): string[] =>
  existsSync(sandbox.at('sung'))
    ? readdirSync(sandbox.at('sung')).filter((name) => name !== '.keep')
    : [];

/** All that a remote is for; nobody answers. */
async function reachFor(folder: string, more: Record<string, string> = {}): Promise<void> {
  const repository = await sandbox.open(folder, more);
  const remote = repository.remote('origin');
  const tip = (await repository.store.commitOf('refs/heads/main'))!;
  expect(await remote.refs([])).toMatchObject({ outcome: 'unreachable' });
  expect(await remote.fetch(LEDGER, TRACKING)).toMatchObject({ outcome: 'unreachable' });
  expect(await remote.push(tip, LEDGER)).toMatchObject({ outcome: 'unreachable' });
}

/** Git as everybody calls it, beside a server of this process. */
async function gitReaches(folder: string): Promise<number | null> {
  const child = spawn('git', ['ls-remote', 'origin'], {
    cwd: sandbox.at(folder),
    env: sandbox.variables({ GIT_TERMINAL_PROMPT: '0' }),
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** A call of git as everybody calls it; whether it succeeds is of no interest. */
const plain = (...args: string[]) => {
  try {
    sandbox.git('work', ...args);
  } catch {
    // Most canaries are no good at what they stand for.
  }
};

const changeFirst = () => sandbox.write('work/first.txt', 'FIRST\n');
const diff = () => {
  changeFirst();
  plain('diff');
};
const commit = (...how: string[]) => {
  plain('commit', '--allow-empty', ...how);
};
const addFirst = () => {
  changeFirst();
  plain('add', '.');
};
/** Changes `first.txt` beside a change of `main` to a file, and merges. */
const mergeWith = (changed: string) => () => {
  plain('checkout', '--quiet', '-b', 'side');
  changeFirst();
  plain('commit', '--quiet', '-am', 'side');
  plain('checkout', '--quiet', 'main');
  sandbox.write(`work/${changed}`, 'otherwise\n');
  plain('add', '.');
  plain('commit', '--quiet', '-m', 'main');
  plain('merge', '--quiet', '-m', 'merged', 'side');
};

/** Each hook with the plain call of git that runs it. */
const HOOKS: Readonly<Record<string, () => void>> = {
  'reference-transaction': () => {
    commit('-m', 'x');
  },
  'pre-push': () => {
    plain('push', 'origin', 'main');
  },
  'post-checkout': () => {
    plain('checkout', '-b', 'side');
  },
  'post-merge': mergeWith('other.txt'),
  'post-index-change': addFirst,
  'pre-commit': () => {
    commit('-m', 'x');
  },
  'commit-msg': () => {
    commit('-m', 'x');
  },
};

/**
 * Each setting that names a program, with the plain call of git that runs it. Those on the way to a
 * remote have tests of their own, with remotes that lead there.
 */
const PROGRAMS: Readonly<Record<string, () => void>> = {
  'core.fsmonitor': () => {
    plain('status');
  },
  'core.editor': () => {
    commit();
  },
  'core.alternateRefsCommand': () => {
    plain('fetch', 'origin');
  },
  'diff.external': diff,
  'diff.evil.command': diff,
  'diff.evil.textconv': diff,
  'filter.evil.clean': addFirst,
  'filter.evil.smudge': () => {
    changeFirst();
    plain('checkout', '--', 'first.txt');
  },
  'filter.evil.process': addFirst,
  'filter.a=b.clean': () => {
    sandbox.write('work/first.odd', 'FIRST\n');
    plain('add', '.');
  },
  'gpg.program': () => {
    commit('-m', 'x', '-S');
  },
  'gpg.ssh.program': () => {
    plain('config', 'user.signingKey', 'key::ssh-ed25519 AAAA');
    plain('config', 'gpg.format', 'ssh');
    commit('-m', 'x', '-S');
  },
  'merge.evil.driver': mergeWith('first.txt'),
  'remote.origin.uploadpack': () => {
    plain('fetch', 'origin');
  },
  'remote.origin.receivepack': () => {
    plain('push', 'origin', 'main');
  },
};

/** A repository with a remote and a lender, and with attributes that ask for programs. */
function ordinary(): void {
  const hub = sandbox.bare();
  sandbox.repo('lender');
  sandbox.repo();
  sandbox.git('work', 'remote', 'add', 'origin', hub);
  sandbox.write('work/.git/objects/info/alternates', `${sandbox.at('lender/.git/objects')}\n`);
  sandbox.write('work/.gitattributes', '* filter=evil diff=evil merge=evil\n*.odd filter=a=b\n');
  sandbox.write('work/first.odd', 'first\n');
  sandbox.git('work', 'add', '.');
  sandbox.git('work', 'commit', '--quiet', '-m', 'attributes');
}

function writeHook(folder: string, hook: string): void {
  const script = `#!/bin/sh\nexec '${canary(`hooks/${hook}`)}'\n`;
  sandbox.write(`work/${folder}/${hook}`, script, 0o755);
}

/** A repository in which every place that can name a program names a canary. */
function hostile(): void {
  ordinary();
  for (const hook of Object.keys(HOOKS)) {
    writeHook('.git/hooks', hook);
    writeHook('.hooks', hook);
  }
  for (const key of Object.keys(PROGRAMS)) sandbox.git('work', 'config', key, canary(key));
  const more = {
    'core.hooksPath': sandbox.at('work/.hooks'),
    'filter.evil.required': 'true',
    'log.showSignature': 'true',
    'commit.gpgSign': 'true',
    'push.gpgSign': 'if-asked',
    'gc.auto': '1',
    'maintenance.auto': 'true',
  };
  for (const [key, value] of Object.entries(more)) sandbox.git('work', 'config', key, value);
}

describe('the canaries do sing when git is called as everybody calls it', () => {
  it.each(Object.keys(PROGRAMS))('%s', (key) => {
    ordinary();
    sandbox.git('lender', 'push', '--quiet', sandbox.at('hub.git'), 'main:other');
    sandbox.git('work', 'config', key, mute(key));
    PROGRAMS[key]?.();
    expect(sung()).toEqual([key]);
  });

  it.each(Object.keys(HOOKS))('the hook %s', (hook) => {
    ordinary();
    writeHook('.hooks', hook);
    sandbox.git('work', 'config', 'core.hooksPath', sandbox.at('work/.hooks'));
    HOOKS[hook]?.();
    expect(sung()).toEqual([`hooks-${hook}`]);
  });
});

describe('nothing that a repository names is executed by our calls', () => {
  it('reading, appending, looking at the work tree, comparing, sharing', async () => {
    hostile();
    sandbox.write('work/first.txt', 'FIRST\n');
    sandbox.write('work/first.odd', 'FIRST\n');
    sandbox.write('work/new.txt', 'new\n');
    const repository = await sandbox.open('work');
    const { store } = repository;
    const first = await put(store, [draft({ 'a.txt': 'a', '.gitattributes': '* filter=evil\n' })]);
    const tip = await put(store, [draft({ 'b.txt': 'b' }, { parents: [first] })]);
    const files = await store.files(tip);
    await store.blobs(
      files.map(({ oid }) => oid),
      1000,
    );
    await store.commits(tip, []);
    await store.changes(first, tip);
    await store.refs('refs/');
    await store.moveRef('refs/sos/x', tip, undefined);
    await store.deleteRef('refs/sos/x', tip);
    expect((await repository.subject())?.dirty).toBeDefined();
    expect((await repository.diff(first, tip, 10_000)).text).toContain('+b');
    await repository.remotes();
    const remote = repository.remote('origin');
    expect(await remote.push(tip, LEDGER)).toMatchObject({ outcome: 'pushed' });
    expect(await remote.fetch(LEDGER, TRACKING)).toEqual({ outcome: 'fetched', tip });
    expect(await remote.refs([])).toMatchObject({ outcome: 'listed' });
    expect(sung()).toEqual([]);
  });

  it('a submodule is looked into under our settings, not under its own', async () => {
    sandbox.repo('lib');
    sandbox.repo();
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    sandbox.git('work', ...add, sandbox.at('lib'), 'inner');
    sandbox.git('work', 'commit', '--quiet', '-m', 'inner');
    sandbox.git('work/inner', 'config', 'core.fsmonitor', canary('fsmonitor'));
    sandbox.git('work/inner', 'config', 'filter.evil.clean', canary('clean'));
    sandbox.write('work/.git/modules/inner/info/attributes', '* filter=evil\n');
    sandbox.write('work/inner/first.txt', 'FIRST\n');
    expect((await (await sandbox.open('work')).subject())?.dirty).toBeDefined();
    expect(sung()).toEqual([]);
  });

  it.each(['ext::', 'evil::', 'fd::'])(
    'a remote that is a program is refused: %s',
    async (scheme) => {
      sandbox.repo();
      const { store } = await sandbox.open('work');
      const tip = await put(store, [draft({ 'a.txt': 'a' })]);
      sandbox.git('work', 'config', 'protocol.allow', 'always');
      sandbox.git('work', 'config', 'protocol.ext.allow', 'always');
      sandbox.git('work', 'config', 'remote.evil.url', `${scheme}${canary('ext')}`);
      sandbox.git('work', 'config', 'remote.vcs.vcs', 'ext');
      sandbox.git('work', 'config', 'remote.vcs.url', canary('vcs'));
      sandbox.git('work', 'config', 'url.ext::.insteadOf', 'fine:');
      sandbox.git('work', 'config', 'remote.alias.url', `fine:${canary('alias')}`);
      const repository = await sandbox.open('work');
      for (const name of ['evil', 'vcs', 'alias']) {
        const remote = repository.remote(name);
        expect(await remote.refs([])).toMatchObject({ outcome: 'unreachable' });
        expect(await remote.fetch(LEDGER, TRACKING)).toMatchObject({ outcome: 'unreachable' });
        expect(await remote.push(tip, LEDGER)).toMatchObject({ outcome: 'unreachable' });
      }
      expect(sung()).toEqual([]);
    },
  );

  it.each([
    ['ssh', 'ssh://git@127.0.0.1:9/hub.git', 'core.sshCommand'],
    ['a proxy', 'git://127.0.0.1:9/hub.git', 'core.gitProxy'],
  ])('a program of the repository’s on the way to a remote: %s', async (_, url, key) => {
    sandbox.repo();
    sandbox.git('work', 'remote', 'add', 'origin', url);
    sandbox.git('work', 'config', key, mute('way'));
    await reachFor('work');
    expect(sung()).toEqual([]);
    expect(() => sandbox.git('work', 'fetch', '--quiet')).toThrow();
    expect(sung(), 'git itself would have run it').toEqual(['way']);
  });

  it.each([
    ['core.askPass', (file: string) => file],
    ['credential.helper', (file: string) => `!${file}`],
    ['credential.http://127.0.0.1.helper', (file: string) => file],
  ])('a program of the repository’s that is asked for passwords: %s', async (key, named) => {
    const server = await serveLocked();
    try {
      sandbox.repo();
      sandbox.git('work', 'remote', 'add', 'origin', `${server.url}/hub.git`);
      const at = key.replace('127.0.0.1', new URL(server.url).host);
      sandbox.git('work', 'config', at, named(mute('passwords')));
      await reachFor('work');
      expect(sung()).toEqual([]);
      expect(await gitReaches('work')).not.toBe(0);
      expect(sung(), 'git itself would have run it').toEqual(['passwords']);
    } finally {
      await server.close();
    }
  });

  it('programs that the user names on the way to a remote still run', async () => {
    sandbox.repo();
    const ssh = mute('ssh-of-mine');
    const global = sandbox.write('gitconfig', `[core]\nsshCommand = ${ssh}\n`);
    sandbox.git('work', 'remote', 'add', 'origin', 'ssh://git@127.0.0.1:9/hub.git');
    sandbox.git('work', 'config', 'core.sshCommand', mute('ssh'));
    await reachFor('work', { GIT_CONFIG_GLOBAL: global });
    expect(sung()).toEqual(['ssh-of-mine']);
    const server = await serveLocked();
    try {
      const helper = mute('helper-of-mine');
      const more = sandbox.write('gitconfig', `[credential]\nhelper = !${helper}\n`);
      sandbox.git('work', 'remote', 'set-url', 'origin', `${server.url}/hub.git`);
      sandbox.git('work', 'config', 'credential.helper', mute('helper'));
      await reachFor('work', { GIT_CONFIG_GLOBAL: more });
      expect(sung()).toEqual(['helper-of-mine', 'ssh-of-mine']);
    } finally {
      await server.close();
    }
  });

  it('what the user alone names still works: a filter of the user’s keeps a tree clean', async () => {
    const global = sandbox.write('gitconfig', '[filter "upper"]\nclean = tr a-z A-Z\n');
    const mine = { GIT_CONFIG_GLOBAL: global };
    sandbox.repo();
    sandbox.write('work/.gitattributes', '*.txt filter=upper\n');
    sandbox.write('work/first.txt', 'FIRST\n');
    sandbox.git('work', 'add', '.');
    sandbox.git('work', 'commit', '--quiet', '-m', 'upper');
    sandbox.write('work/first.txt', 'first\n');
    expect((await (await sandbox.open('work', mine)).subject())?.dirty).toBeUndefined();
  });
});
