import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

const REF = 'refs/heads/sos/ledger';
const TRACKING = 'refs/sos/remotes/origin/ledger';

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** A remote with a branch of code and a ledger of two files. */
async function hubWithLedger(): Promise<string> {
  const hub = sandbox.bare();
  sandbox.git('hub.git', 'config', 'uploadpack.allowFilter', 'true');
  sandbox.clone(sandbox.repo('first'), 'writer');
  sandbox.git('writer', 'push', '--quiet', hub, 'main');
  const writer = await sandbox.open('writer');
  const tip = await put(writer.store, [draft({ 'a.txt': 'a' }), draft({ 'b/c.txt': 'c' })]);
  sandbox.git('writer', 'push', '--quiet', hub, `${tip}:${REF}`);
  return `file://${hub}`;
}

describe('a partial clone', () => {
  it('gets a ledger whole, also when its commits came earlier without their files', async () => {
    sandbox.clone(await hubWithLedger(), 'partial', '--filter=blob:none');
    const seen = sandbox.git('partial', 'rev-parse', 'origin/sos/ledger');
    const clone = await sandbox.open('partial');
    const { store } = clone;
    expect(await clone.remote('origin').fetch(REF, TRACKING)).toEqual({
      outcome: 'fetched',
      tip: seen,
    });
    const files = await store.files(seen);
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ['a.txt', 1],
      ['b/c.txt', 1],
    ]);
    rmSync(sandbox.at('hub.git'), { recursive: true });
    const blobs = await store.blobs(
      files.map(({ oid }) => oid),
      10,
    );
    expect([...blobs.values()].map(String)).toEqual(['97', '99']);
  });

  it('keeps its tracking ref where all was here when the rest cannot be had', async () => {
    sandbox.clone(await hubWithLedger(), 'partial', '--filter=blob:none');
    const tip = sandbox.git('partial', 'rev-parse', 'origin/sos/ledger');
    const lost = sandbox.git('hub.git', 'rev-parse', `${tip}:a.txt`);
    const clone = await sandbox.open('partial');
    const { store } = clone;
    rmSync(sandbox.at('hub.git/objects', lost.slice(0, 2), lost.slice(2)));
    expect(await clone.remote('origin').fetch(REF, TRACKING)).toMatchObject({
      outcome: 'unreachable',
    });
    expect(await store.commitOf(TRACKING)).toBeUndefined();
  });

  it('is read without the remote being asked for what it lacks', async () => {
    sandbox.clone(await hubWithLedger(), 'partial', '--filter=blob:none', '--no-checkout');
    const { store } = await sandbox.open('partial');
    const tip = sandbox.git('partial', 'rev-parse', 'origin/main');
    await expect(store.files(tip)).rejects.toMatchObject({
      code: 'git.objects-missing',
      kind: 'incomplete',
    });
    const absent = 'ab'.repeat(20);
    expect(await store.presentCommits([tip, absent])).toEqual(new Set([tip]));
    expect(sandbox.git('partial', 'count-objects', '-v')).toMatch(/packs: 1\n/);
  });
});

describe('a clone that mirrors its remote', () => {
  it('pushes one ref, not forced, and nothing besides', async () => {
    await hubWithLedger();
    sandbox.clone(sandbox.at('hub.git'), 'mirror.git', '--mirror');
    sandbox.git('mirror.git', 'update-ref', 'refs/heads/mine', 'refs/heads/main');
    sandbox.git('mirror.git', 'update-ref', '-d', 'refs/heads/main');
    const clone = await sandbox.open('mirror.git');
    const { store } = clone;
    const tip = await put(store, [draft({ 'd.txt': 'd' })]);
    expect(await clone.remote('origin').push(tip, REF)).toMatchObject({ outcome: 'pushed' });
    const refs = sandbox.git('hub.git', 'for-each-ref', '--format=%(refname)').split('\n');
    expect(refs).toEqual(['refs/heads/main', REF]);
  });
});

describe('a remote of several addresses', () => {
  it('has a record when each of them has it', async () => {
    await hubWithLedger();
    const second = sandbox.bare('second.git');
    sandbox.clone(sandbox.at('hub.git'), 'work');
    for (const url of [sandbox.at('hub.git'), second]) {
      sandbox.git('work', 'remote', 'set-url', '--add', '--push', 'origin', url);
    }
    const clone = await sandbox.open('work');
    const tip = sandbox.git('work', 'rev-parse', 'origin/main');
    const push = (ref: string) => clone.remote('origin').push(tip, ref);
    expect(await push('refs/heads/sos/one')).toMatchObject({ outcome: 'pushed' });
    expect(await push('refs/heads/sos/one')).toEqual({ outcome: 'up-to-date' });

    sandbox.write('second.git/hooks/pre-receive', '#!/bin/sh\necho not here >&2\nexit 1\n', 0o755);
    const refused = await push('refs/heads/sos/two');
    expect(refused).toMatchObject({ outcome: 'refused' });
    expect(refused).toHaveProperty('detail', expect.stringContaining('not here'));

    rmSync(second, { recursive: true });
    expect(await push('refs/heads/sos/three')).toMatchObject({ outcome: 'unreachable' });
  });
});

describe('a remote that says nothing', () => {
  let server: Server;

  afterEach(() => {
    server.close();
  });

  it('is given up after the time that was asked for', async () => {
    server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    sandbox.repo();
    sandbox.git('work', 'remote', 'add', 'origin', `git://127.0.0.1:${String(port)}/hub.git`);
    const clone = await sandbox.open('work');
    const { store } = clone;
    const silent = clone.remote('origin', 300);
    const gaveUp = { outcome: 'unreachable', detail: 'no answer in 0.3 s' };
    const tip = await put(store, [draft({ 'a.txt': 'a' })]);
    expect(await silent.refs([])).toEqual(gaveUp);
    expect(await silent.fetch(REF, TRACKING)).toEqual(gaveUp);
    expect(await silent.push(tip, REF)).toEqual(gaveUp);
  });

  it('is given up although the transport goes on and holds on to its output', async () => {
    server = createServer();
    sandbox.repo();
    const pidFile = sandbox.at('pid');
    const ssh = sandbox.write('ssh', `#!/bin/sh\necho $$ > '${pidFile}'\nexec sleep 600\n`, 0o755);
    sandbox.git('work', 'remote', 'add', 'origin', 'ssh://git@127.0.0.1/hub.git');
    const clone = await sandbox.open('work', { GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: 'ssh' });
    const looked = await clone.remote('origin', 1000).refs([]);
    process.kill(Number(readFileSync(pidFile, 'utf8')));
    expect(looked).toEqual({ outcome: 'unreachable', detail: 'no answer in 1 s' });
  });
});

describe('a remote that is slow and goes on', () => {
  it('is fetched from for longer than a silent one is waited for', async () => {
    sandbox.repo('hub');
    const tip = sandbox.git('hub', 'rev-parse', 'HEAD');
    sandbox.git('hub', 'update-ref', REF, tip);
    const slow = [
      'for n in 1 2 3 4 5 6; do echo slowly >&2; sleep 0.4; done',
      `exec git-upload-pack '${sandbox.at('hub')}'`,
    ];
    const ssh = sandbox.write('ssh', `#!/bin/sh\n${slow.join('\n')}\n`, 0o755);
    sandbox.repo();
    sandbox.git('work', 'remote', 'add', 'origin', 'ssh://git@127.0.0.1/hub.git');
    const clone = await sandbox.open('work', { GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: 'ssh' });
    const started = performance.now();
    expect(await clone.remote('origin', 1500).fetch(REF, TRACKING)).toEqual({
      outcome: 'fetched',
      tip,
    });
    expect(performance.now() - started).toBeGreaterThan(1500);
  });
});

describe('settings of the repository', () => {
  it('run no program while refs of a lender are looked at', async () => {
    const hub = sandbox.repo('hub');
    sandbox.clone(sandbox.repo('lender'), 'borrower', '--shared');
    const mark = sandbox.at('ran');
    sandbox.git('borrower', 'config', 'core.alternateRefsCommand', `touch '${mark}'; true`);
    sandbox.git('borrower', 'remote', 'add', 'hub', hub);
    sandbox.git('hub', 'commit', '--quiet', '--allow-empty', '-m', 'more');
    sandbox.git('hub', 'update-ref', REF, 'HEAD');
    const clone = await sandbox.open('borrower');
    expect(await clone.remote('hub').fetch(REF, TRACKING)).toMatchObject({ outcome: 'fetched' });
    expect(existsSync(mark)).toBe(false);
    sandbox.git('borrower', 'fetch', '--quiet', 'hub');
    expect(existsSync(mark), 'git itself would have run it').toBe(true);
  });

  it('do not change in which encoding history is read', async () => {
    sandbox.repo();
    sandbox.git('work', 'config', 'i18n.logOutputEncoding', 'ISO-8859-1');
    const { store } = await sandbox.open('work');
    const author = { name: 'Zoë', email: 'zoe@example.org' };
    const tip = await put(store, [draft({ 'a.txt': 'a' }, { author, message: 'naïve\n' })]);
    const [facts] = await store.commits(tip, []);
    expect(facts).toMatchObject({ author: 'Zoë <zoe@example.org>', message: 'naïve\n' });
  });

  it('may ask for bare repositories to be named', async () => {
    const strict = {
      GIT_CONFIG_GLOBAL: sandbox.write('strict', '[safe]\nbareRepository=explicit\n'),
    };
    sandbox.bare();
    sandbox.repo();
    sandbox.git('work', 'push', '--quiet', '../hub.git', 'main');
    sandbox.git('hub.git', 'worktree', 'add', '--quiet', '../linked', 'main');
    for (const folder of ['work', 'linked']) {
      const { store } = await sandbox.open(folder, strict);
      const tip = await put(store, [draft({ 'a.txt': 'a' })], `refs/heads/sos/${folder}`);
      expect((await store.files(tip)).map(({ path }) => path)).toEqual(['a.txt']);
    }
  });
});
