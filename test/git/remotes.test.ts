import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Repository } from '../../src/git/index.ts';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';
import { noSshServer, serveSsh } from './loopback-ssh.ts';
import { serveSmartHttp } from './smart-http.ts';

const LEDGER = 'refs/heads/sos/ledger';
const TRACKING = 'refs/sos/remotes/origin/ledger';

let sandbox: Sandbox;
let hub: string;
beforeEach(() => {
  sandbox = new Sandbox();
  hub = sandbox.bare();
});
afterEach(() => {
  sandbox.remove();
});

/** A repository whose remote `origin` is at a URL. */
async function at(name: string, url: string, more: Record<string, string> = {}) {
  sandbox.repo(name);
  sandbox.git(name, 'remote', 'add', 'origin', url);
  return sandbox.open(name, more);
}

const hubRefs = (): string => sandbox.git('hub.git', 'for-each-ref', '--format=%(refname)');

/** Everything that a remote is for, between two repositories. */
async function converse(ada: Repository, bob: Repository): Promise<void> {
  const [hers, his] = [ada.remote('origin'), bob.remote('origin')];
  expect(await his.fetch(LEDGER, TRACKING)).toEqual({ outcome: 'absent' });
  expect(await his.refs([])).toEqual({ outcome: 'listed', refs: new Map() });
  const tip = await put(ada.store, [draft({ 'a.txt': 'a' })]);
  expect(await hers.push(tip, LEDGER)).toMatchObject({ outcome: 'pushed' });
  expect(await hers.push(tip, LEDGER)).toEqual({ outcome: 'up-to-date' });
  expect(await his.refs([LEDGER])).toEqual({ outcome: 'listed', refs: new Map([[LEDGER, tip]]) });
  expect(await his.fetch(LEDGER, TRACKING)).toEqual({ outcome: 'fetched', tip });
  expect(await bob.store.commitOf(TRACKING)).toBe(tip);
  const other = await put(bob.store, [draft({ 'b.txt': 'b' }, { message: 'other\n' })]);
  expect(await his.push(other, LEDGER)).toMatchObject({ outcome: 'contention' });
  await bob.store.moveRef('refs/sos/mine', tip, undefined);
  const next = await put(bob.store, [draft({ 'c.txt': 'c' })], 'refs/sos/mine');
  expect(await his.push(next, LEDGER)).toEqual({ outcome: 'pushed', before: tip });
  expect(await hers.fetch(LEDGER, TRACKING)).toEqual({ outcome: 'fetched', tip: next });
}

describe('a remote is fetched from and pushed to', () => {
  it('over a folder', async () => {
    await converse(await at('ada', hub), await at('bob', `file://${hub}`));
    expect(hubRefs()).toBe(LEDGER);
  });

  it('over smart HTTP', async () => {
    const server = await serveSmartHttp(sandbox.folder);
    try {
      const url = `${server.url}/hub.git`;
      await converse(await at('ada', url), await at('bob', url));
    } finally {
      await server.close();
    }
  });

  const reason = noSshServer();
  it.skipIf(reason !== undefined)(
    `over SSH${reason === undefined ? '' : `: ${reason}`}`,
    async () => {
      const server = await serveSsh(sandbox);
      try {
        const url = server.url(hub);
        const { variables } = server;
        await converse(await at('ada', url, variables), await at('bob', url, variables));
      } finally {
        await server.close();
      }
    },
  );

  it('leaves nothing else behind: no tags, no FETCH_HEAD, no other refs', async () => {
    const ada = await at('ada', hub);
    const tip = await put(ada.store, [draft({ 'a.txt': 'a' })]);
    sandbox.git('ada', 'tag', 'v1', tip);
    sandbox.git('ada', 'config', 'push.followTags', 'true');
    expect(await ada.remote('origin').push(tip, LEDGER)).toMatchObject({ outcome: 'pushed' });
    expect(hubRefs()).toBe(LEDGER);
    sandbox.git('hub.git', 'tag', 'v2', tip);
    const bob = await at('bob', hub);
    await bob.remote('origin').fetch(LEDGER, TRACKING);
    expect([...(await bob.store.refs('refs/')).keys()]).toEqual(['refs/heads/main', TRACKING]);
    expect(existsSync(sandbox.at('bob/.git/FETCH_HEAD'))).toBe(false);
  });

  it('does not make a shallow clone deeper, nor another one shallow', async () => {
    const ada = await at('ada', hub);
    sandbox.git('ada', 'commit', '--quiet', '--allow-empty', '-m', 'second');
    sandbox.git('ada', 'push', '--quiet', 'origin', 'main');
    const commits = ['1', '2', '3'].map((text) => draft({ [text]: text }));
    const tip = await put(ada.store, commits);
    await ada.remote('origin').push(tip, LEDGER);
    sandbox.clone(`file://${hub}`, 'shallow', '--depth', '1', '--single-branch', '-b', 'main');
    const before = readFileSync(sandbox.at('shallow/.git/shallow'), 'utf8');
    const shallow = await sandbox.open('shallow');
    const fetched = await shallow.remote('origin').fetch(LEDGER, TRACKING);
    expect(fetched).toEqual({ outcome: 'fetched', tip });
    expect(await shallow.store.commits(tip, [])).toHaveLength(3);
    expect(readFileSync(sandbox.at('shallow/.git/shallow'), 'utf8')).toBe(before);
  });
});

describe('of concurrent pushers one wins and the others know that they lost', () => {
  it('eight at once', async () => {
    const clones = await Promise.all(
      Array.from({ length: 8 }, (_, n) => at(`clone-${String(n)}`, hub)),
    );
    const outcomes = await Promise.all(
      clones.map(async (clone, n) => {
        const tip = await put(clone.store, [draft({ [`${n}.txt`]: 'x' }, { message: `${n}\n` })]);
        return { tip, ...(await clone.remote('origin').push(tip, LEDGER)) };
      }),
    );
    const won = outcomes.filter(({ outcome }) => outcome === 'pushed');
    expect(won).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'contention')).toHaveLength(7);
    expect(sandbox.git('hub.git', 'rev-parse', LEDGER)).toBe(won[0]!.tip);
  });
});

describe('a remote that does not do what is asked', () => {
  it('refuses by a hook: said in the hook’s own words, and not a reason to try again', async () => {
    const hook = '#!/bin/sh\necho "not on a Friday" >&2\nexit 1\n';
    sandbox.write('hub.git/hooks/pre-receive', hook, 0o755);
    const ada = await at('ada', hub);
    const tip = await put(ada.store, [draft({ 'a.txt': 'a' })]);
    const pushed = await ada.remote('origin').push(tip, LEDGER);
    expect(pushed).toMatchObject({ outcome: 'refused' });
    expect(JSON.stringify(pushed)).toContain('not on a Friday');
    expect(hubRefs()).toBe('');
  });

  it.each([
    ['a folder that is gone', () => sandbox.at('gone.git')],
    ['a port where nobody listens', () => 'http://127.0.0.1:9/hub.git'],
    ['a name that nobody has', () => 'http://nowhere.invalid/hub.git'],
  ])('is not there: %s is no absence of the ref', async (_, url) => {
    const ada = await at('ada', url());
    const tip = await put(ada.store, [draft({ 'a.txt': 'a' })]);
    const remote = ada.remote('origin', 20_000);
    expect(await remote.fetch(LEDGER, TRACKING)).toMatchObject({ outcome: 'unreachable' });
    expect(await remote.refs([])).toMatchObject({ outcome: 'unreachable' });
    expect(await remote.push(tip, LEDGER)).toMatchObject({ outcome: 'unreachable' });
    expect(await ada.store.commitOf(LEDGER)).toBe(tip);
  });

  it('is not configured', async () => {
    sandbox.repo();
    const remote = (await sandbox.open('work')).remote('nowhere');
    expect(await remote.fetch(LEDGER, TRACKING)).toMatchObject({ outcome: 'unreachable' });
  });

  it('says nothing: it is given up in time', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = mute.address() as AddressInfo;
      const ada = await at('ada', `http://127.0.0.1:${port}/hub.git`);
      const tip = await put(ada.store, [draft({ 'a.txt': 'a' })]);
      const remote = ada.remote('origin', 300);
      const given = { outcome: 'unreachable', detail: 'no answer in 0.3 s' };
      expect(await remote.refs([])).toEqual(given);
      expect(await remote.fetch(LEDGER, TRACKING)).toEqual(given);
      expect(await remote.push(tip, LEDGER)).toEqual(given);
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => mute.close(resolve));
    }
  });

  it('serves objects that are broken: they do not arrive', async () => {
    const bad = 'tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor nobody\n\nx\n';
    sandbox.write('bad', bad);
    const args = ['hash-object', '-t', 'commit', '-w', '--literally', sandbox.at('bad')];
    const oid = sandbox.git('hub.git', ...args);
    sandbox.write('hub.git/refs/heads/sos/ledger', `${oid}\n`);
    const ada = await at('ada', `file://${hub}`);
    const fetched = await ada.remote('origin').fetch(LEDGER, TRACKING);
    expect(fetched).toMatchObject({ outcome: 'unreachable' });
    expect(await ada.store.commitOf(TRACKING)).toBeUndefined();
  });
});

describe('what is never handed to git', () => {
  const refused = { code: 'git.refused-argument' };

  it.each(['', '0'.repeat(40), 'HEAD', '-f', '+refs/heads/main'])(
    'an object named %j, which would delete or force',
    async (oid) => {
      const remote = (await at('ada', hub)).remote('origin');
      await expect(remote.push(oid, LEDGER)).rejects.toMatchObject(refused);
    },
  );

  it.each([
    'refs/heads/main',
    'refs/heads/sos',
    'refs/heads/sos/../main',
    'refs/tags/v1',
    'refs/sos/a:refs/heads/main',
    'refs/sos/*',
    'HEAD',
    '',
    '--force',
  ])('a ref that is not ours: %j', async (ref) => {
    const ada = await at('ada', hub);
    const tip = (await ada.store.commitOf('refs/heads/main'))!;
    const remote = ada.remote('origin');
    await expect(remote.push(tip, ref)).rejects.toMatchObject(refused);
    await expect(remote.fetch(LEDGER, ref)).rejects.toMatchObject(refused);
    await expect(remote.fetch(ref, TRACKING)).rejects.toMatchObject(refused);
    expect(hubRefs()).toBe('');
  });

  it.each(['--upload-pack=touch x', '', '-q', 'a b', 'ext::sh -c x', '.', 'origin\n'])(
    'a remote named %j',
    async (name) => {
      const ada = await at('ada', hub);
      expect(() => ada.remote(name)).toThrow(expect.objectContaining(refused));
    },
  );

  it('a pattern that is an option', async () => {
    const remote = (await at('ada', hub)).remote('origin');
    rmSync(sandbox.at('canary'), { force: true });
    await remote.refs([`--upload-pack=touch ${sandbox.at('canary')};git-upload-pack`]);
    expect(existsSync(sandbox.at('canary'))).toBe(false);
  });
});
