import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RefRefusal } from '../../src/git/index.ts';
import {
  LEDGER_REF,
  readEntries,
  share,
  trackingRef,
  type Shared,
  type ShareRequest,
} from '../../src/ledger/index.ts';
import { machine, recordsOf, Workbench, write, type RealClone } from './real-ledger.ts';
import { note } from './sample-records.ts';

let bench: Workbench;
let hub: string;
beforeEach(() => {
  bench = new Workbench();
  hub = bench.bare();
});
afterEach(() => {
  bench.remove();
});

const shareAt = (clone: RealClone, more: Partial<ShareRequest> = {}): Promise<Shared> =>
  share(clone.place, { remote: clone.repository.remote('origin'), ...more });

const lookAt = (clone: RealClone): Promise<Shared> => shareAt(clone, { look: true });

const tipOf = (folder: string): string => bench.git(folder, 'rev-parse', LEDGER_REF).trim();

const treeOf = (folder: string, name: string): string =>
  bench.git(folder, 'rev-parse', `${name}^{tree}`).trim();

describe('sharing through a real remote', () => {
  it.each(['sha1', 'sha256'])('carries offline writers to one tip (%s)', async (hash) => {
    const format = `--object-format=${hash}`;
    const server = bench.bare('server.git', format);
    const names = ['a', 'b', 'c'];
    const clones = await Promise.all(names.map((name) => bench.clone(name, server, format)));
    for (const [at, clone] of clones.entries()) {
      await write(clone, note(1, { by: names[at]! }), note(2, { by: names[at]! }));
    }
    for (const clone of clones) expect(await shareAt(clone)).toMatchObject({ outcome: 'settled' });
    for (const clone of clones) expect(await lookAt(clone)).toMatchObject({ outcome: 'settled' });
    expect(new Set([...names, 'server.git'].map(tipOf)).size).toBe(1);
    expect(await recordsOf(clones[0]!)).toHaveLength(6);
    expect(bench.git('server.git', 'rev-list', '--count', '--merges', LEDGER_REF).trim()).toBe('0');
    expect(bench.git('server.git', 'fsck', '--strict')).toBe('');
  });

  it('gives the same tree as a merge and as a pull by hand', async () => {
    const [a, b] = [await bench.clone('a', hub), await bench.clone('b', hub)];
    await write(a, note(1, { by: 'a' }));
    await shareAt(a);
    await lookAt(b);
    await write(a, note(2, { by: 'a' }));
    await shareAt(a);
    await write(b, note(3, { by: 'b' }));
    bench.git('b', 'fetch', '-q', 'origin', `${LEDGER_REF}:refs/hand/theirs`);
    bench.git('b', 'worktree', 'add', '-q', '--detach', '../hand', LEDGER_REF);
    bench.git('hand', 'merge', '-q', '--no-edit', 'refs/hand/theirs');
    const merged = treeOf('hand', 'HEAD');
    bench.git('hand', 'reset', '-q', '--hard', LEDGER_REF);
    bench.git('hand', 'pull', '-q', '--no-rebase', '--no-edit', 'origin', LEDGER_REF);
    const pulled = treeOf('hand', 'HEAD');
    await shareAt(b);
    expect([merged, pulled]).toEqual([treeOf('b', LEDGER_REF), treeOf('b', LEDGER_REF)]);
  });

  it('joins a merge that somebody made by hand without replaying it', async () => {
    const [a, b] = [await bench.clone('a', hub), await bench.clone('b', hub)];
    await write(a, note(1, { by: 'a' }));
    await shareAt(a);
    await write(b, note(2, { by: 'b' }));
    bench.git('b', 'fetch', '-q', 'origin', `${LEDGER_REF}:refs/hand/theirs`);
    bench.git('b', 'worktree', 'add', '-q', '../hand', 'sos/ledger');
    bench.git('hand', 'merge', '-q', '--no-edit', 'refs/hand/theirs');
    const byHand = tipOf('b');
    await write(a, note(3, { by: 'a' }));
    await shareAt(a);
    expect(await shareAt(b)).toMatchObject({ outcome: 'settled' });
    bench.git('hub.git', 'merge-base', '--is-ancestor', byHand, LEDGER_REF);
    expect(await recordsOf(b)).toHaveLength(3);
  });

  it('joins what another remote has seen, and both remotes end at one tip', async () => {
    const backup = bench.bare('backup.git');
    const [a, b] = [await bench.clone('a', hub), await bench.clone('b', hub)];
    bench.git('a', 'remote', 'add', 'backup', backup);
    await write(a, note(1, { by: 'a' }));
    const remote = a.repository.remote('backup');
    await share(a.place, { remote });
    await write(b, note(2, { by: 'b' }));
    await shareAt(b);
    await shareAt(a);
    await share(a.place, { remote });
    expect(bench.git('a', 'rev-list', '--count', '--merges', LEDGER_REF).trim()).toBe('1');
    expect(new Set(['a', 'hub.git', 'backup.git'].map(tipOf)).size).toBe(1);
    expect(bench.git('hub.git', 'fsck', '--strict')).toBe('');
  });

  it('keeps the record here when a hook refuses it, and gives the hook’s words', async () => {
    const a = await bench.clone('a', hub);
    writeFileSync(join(hub, 'hooks', 'pre-receive'), '#!/bin/sh\necho ledger is closed\nexit 1\n');
    chmodSync(join(hub, 'hooks', 'pre-receive'), 0o755);
    await write(a, note(1));
    const shared = await shareAt(a);
    expect(shared.outcome).toBe('refused');
    expect(shared.detail).toContain('ledger is closed');
    expect(await recordsOf(a)).toHaveLength(1);
    expect(bench.git('a', 'for-each-ref', trackingRef('origin'))).toBe('');
  });

  it('names what stands in the way when the remote has a branch called sos', async () => {
    const a = await bench.clone('a', hub);
    bench.git('a', 'push', '-q', 'origin', 'main:refs/heads/sos');
    await write(a, note(1));
    const shared = await shareAt(a);
    expect(shared.outcome).toBe('refused');
    expect(await recordsOf(a)).toHaveLength(1);
  });

  it('says that a remote that is gone did not answer, and never that it is empty', async () => {
    const a = await bench.clone('a', join(bench.folder, 'nowhere.git'));
    await write(a, note(1));
    expect(await lookAt(a)).toMatchObject({ outcome: 'unreachable' });
    expect(await shareAt(a)).toMatchObject({ outcome: 'unreachable' });
  });

  it('is one ledger from the main work tree, a linked one and a bare repository', async () => {
    const a = await bench.clone('a', hub);
    bench.git('a', 'worktree', 'add', '-q', '-b', 'side', '../linked');
    const linked = await bench.open('linked');
    await write(a, note(1));
    await write(linked, note(2));
    expect(linked.place.commonFolder).toBe(a.place.commonFolder);
    expect(await shareAt(linked)).toMatchObject({ outcome: 'settled' });
    bench.git('.', 'clone', '-q', '--bare', hub, 'copy.git');
    const bare = await bench.open('copy.git');
    await write(bare, note(3));
    expect(await shareAt(bare)).toMatchObject({ outcome: 'settled' });
    await lookAt(a);
    expect(await recordsOf(a)).toHaveLength(3);
  });

  it('lets one process of a clone push for all: who waited finds its record carried', async () => {
    const a = await bench.clone('a', hub);
    await write(a, note(1));
    const both = await Promise.all([shareAt(a), shareAt(a)]);
    expect(both).toMatchObject([{ outcome: 'settled' }, { outcome: 'settled' }]);
    await write(a, note(2));
    const lock = join(a.folder, '.git', 'sos', 'push.lock');
    const mark = {
      pid: process.ppid,
      host: machine.environment.hostName,
      started: machine.clock.now(),
      nonce: '',
    };
    writeFileSync(lock, JSON.stringify(mark));
    const waited = await shareAt(a, { patience: 100 });
    expect(waited).toMatchObject({ outcome: 'contended' });
    expect(waited.detail).toContain(`process ${process.ppid}`);
    expect(await recordsOf(a)).toHaveLength(2);
  });

  it('leaves hooks, HEAD, index and branches of the user’s alone', async () => {
    const a = await bench.clone('a', hub);
    const hook = join(a.folder, '.git', 'hooks', 'pre-push');
    writeFileSync(hook, '#!/bin/sh\ntouch ran\nexit 1\n');
    chmodSync(hook, 0o755);
    const refs = (): string =>
      bench.git('a', 'for-each-ref', 'refs/heads/main', 'refs/remotes/origin/main', 'refs/tags');
    const before = [refs(), bench.git('a', 'status', '--porcelain=v2', '--branch')];
    await write(a, note(1));
    expect(await shareAt(a)).toMatchObject({ outcome: 'settled' });
    expect([refs(), bench.git('a', 'status', '--porcelain=v2', '--branch')]).toEqual(before);
    expect(existsSync(join(a.folder, 'ran'))).toBe(false);
    expect(existsSync(join(a.folder, '.git', 'FETCH_HEAD'))).toBe(false);
    expect(readdirSync(join(a.folder, '.git', 'sos'))).toEqual([]);
  });
});

describe('a hostile remote tip', () => {
  /** Puts a commit on the hub's ledger that holds what nobody should take over. */
  function poison(parent: string, lines: string[]): string {
    const folder = 'hub.git';
    const info = lines.map((line) => ['--cacheinfo', line]).flat();
    const index = join(bench.folder, 'poison-index');
    process.env['GIT_INDEX_FILE'] = index;
    try {
      bench.git(folder, 'read-tree', parent);
      bench.git(folder, 'update-index', '--add', '--replace', ...info);
      const tree = bench.git(folder, 'write-tree').trim();
      const commit = bench
        .git(
          folder,
          '-c',
          'user.name=eve',
          '-c',
          'user.email=e',
          'commit-tree',
          tree,
          '-p',
          parent,
          '-m',
          'x',
        )
        .trim();
      bench.git(folder, 'update-ref', LEDGER_REF, commit);
      return commit;
    } finally {
      delete process.env['GIT_INDEX_FILE'];
    }
  }

  it('with links, strange paths and a file in place of a folder stops nobody', async () => {
    const [a, b] = [await bench.clone('a', hub), await bench.clone('b', hub)];
    await write(a, note(1, { by: 'a' }));
    await shareAt(a);
    await lookAt(b);
    await write(b, note(2, { by: 'b' }));
    writeFileSync(join(hub, 'evil'), 'evil');
    const blob = bench.git('hub.git', 'hash-object', '-w', 'evil').trim();
    poison(tipOf('hub.git'), [
      `120000,${blob},link`,
      `100644,${blob},README.md`,
      `100644,${blob},bus`,
    ]);
    expect(await shareAt(b)).toMatchObject({ outcome: 'settled' });
    const { store } = b.repository;
    const { entries, misfits } = await readEntries(store, (await store.commitOf(LEDGER_REF))!);
    expect(entries.map((entry) => entry.record.by)).toEqual(['a', 'b']);
    expect(misfits.map((misfit) => misfit.path)).toEqual(['README.md', 'link']);
    expect(bench.git('b', 'fsck', '--strict', '--no-dangling')).toBe('');
    expect(await lookAt(a)).toMatchObject({ outcome: 'settled' });
    expect(tipOf('a')).toBe(tipOf('b'));
  });

  it('that removes and changes records loses nothing: what was first is put back', async () => {
    const a = await bench.clone('a', hub);
    const { records } = await write(a, note(1), note(2), note(3));
    await shareAt(a);
    writeFileSync(join(hub, 'evil'), 'evil');
    const blob = bench.git('hub.git', 'hash-object', '-w', 'evil').trim();
    poison(tipOf('hub.git'), [`100644,${blob},${records[0]!.path}`, `100644,${blob},other`]);
    const shared = await lookAt(a);
    expect(shared).toMatchObject({ outcome: 'settled', dropped: [records[0]!.path] });
    expect(shared.rewritten).toBe(false);
    const { store } = a.repository;
    const { entries } = await readEntries(store, (await store.commitOf(LEDGER_REF))!);
    expect(entries).toHaveLength(3);
    expect(tipOf('hub.git')).toBe(tipOf('a'));
  });

  it('that was forced back to an old prefix is brought forward again', async () => {
    const a = await bench.clone('a', hub);
    await write(a, note(1));
    const { tip } = await write(a, note(2));
    await shareAt(a);
    bench.git('hub.git', 'update-ref', LEDGER_REF, `${tip}^`);
    const shared = await lookAt(a);
    expect(shared).toMatchObject({ outcome: 'settled', rewritten: true });
    expect(shared.dropped).toHaveLength(1);
    expect(tipOf('hub.git')).toBe(tip);
  });
});

describe('a store that fails at a chosen moment', () => {
  /** Lets the next moves of the ledger's ref fail, as another writer or a crash would. */
  function faulty(clone: RealClone, ...faults: RefRefusal[]): RealClone {
    const { store } = clone.repository;
    const place = {
      ...clone.place,
      store: {
        ...store,
        append: async (draft: Parameters<typeof store.append>[0]) =>
          faults.shift() ?? store.append(draft),
        moveRef: async (...args: Parameters<typeof store.moveRef>) =>
          (args[0] === LEDGER_REF ? faults.shift() : undefined) ?? store.moveRef(...args),
      },
    };
    return { ...clone, place };
  }

  const moved: RefRefusal = { done: false, reason: 'moved', detail: 'moved' };
  const locked: RefRefusal = { done: false, reason: 'locked', detail: 'locked' };

  it('loses and doubles nothing while appending', async () => {
    const a = await bench.clone('a', hub);
    await write(faulty(a, moved, locked, moved), note(1));
    expect(await recordsOf(a)).toEqual([note(1)]);
  });

  it('loses and doubles nothing while merging', async () => {
    const [a, b] = [await bench.clone('a', hub), await bench.clone('b', hub)];
    await write(a, note(1, { by: 'a' }));
    await shareAt(a);
    await write(b, note(2, { by: 'b' }));
    expect(await shareAt(faulty(b, locked, moved))).toMatchObject({ outcome: 'settled' });
    expect(await recordsOf(b)).toHaveLength(2);
    expect(tipOf('hub.git')).toBe(tipOf('b'));
  });
});
