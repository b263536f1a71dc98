import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchOutcome, Oid, PushOutcome, Remote } from '../../src/git/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import {
  append,
  inscriptionOf,
  LEDGER_REF,
  readEntries,
  share,
  trackingRef,
  type LedgerPlace,
} from '../../src/ledger/index.ts';
import type { KnownRecord } from '../../src/records/index.ts';
import { MemoryObjects, MemoryStore } from '../contract/memory-store.ts';
import { fileOf, note } from './sample-records.ts';

/** A clock that a sleep moves and nothing else. */
function sleepingClock() {
  let time = 1_000_000;
  return {
    now: () => time,
    elapsed: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

/** A remote in memory whose answers a test can replace, one after the other. */
class MemoryRemote implements Remote {
  readonly name = 'origin';
  readonly server: MemoryStore;
  readonly #clone: MemoryStore;
  readonly pushes: (() => PushOutcome | Promise<PushOutcome>)[] = [];
  unreachable = false;
  pushed = 0;

  constructor(server: MemoryStore, clone: MemoryStore) {
    this.server = server;
    this.#clone = clone;
  }

  async refs() {
    return { outcome: 'listed', refs: this.server.held } as const;
  }

  async fetch(ref: string, tracking: string): Promise<FetchOutcome> {
    if (this.unreachable) return { outcome: 'unreachable', detail: 'no route to host' };
    const tip = this.server.held.get(ref);
    if (tip === undefined) return { outcome: 'absent' };
    this.#clone.held.set(tracking, tip);
    return { outcome: 'fetched', tip };
  }

  async push(oid: Oid, ref: string): Promise<PushOutcome> {
    this.pushed += 1;
    if (this.unreachable) return { outcome: 'unreachable', detail: 'no route to host' };
    const instead = this.pushes.shift();
    if (instead !== undefined) return instead();
    const old = this.server.held.get(ref);
    if (old !== undefined && !(await this.server.isAncestor(old, oid))) {
      return { outcome: 'contention', detail: 'fetch first' };
    }
    this.server.held.set(ref, oid);
    return old === oid ? { outcome: 'up-to-date' } : { outcome: 'pushed', before: old };
  }
}

const machine = createNodeHost();

describe('sharing', () => {
  let folder: string;
  let server: MemoryStore;
  let objects: MemoryObjects;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sos-share-'));
    objects = new MemoryObjects();
    server = new MemoryStore(objects);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function clone(name: string) {
    const store = new MemoryStore(objects);
    const host = { ...machine, clock: sleepingClock() };
    const place: LedgerPlace = { host, store, commonFolder: join(folder, name) };
    return { place, store, remote: new MemoryRemote(server, store) };
  }

  type Clone = ReturnType<typeof clone>;

  async function write(at: Clone, record: KnownRecord): Promise<Oid> {
    const parcel = {
      ...inscriptionOf(record, randomBytes(32).toString('hex')),
      records: [fileOf(record)],
      author: { name: record.by, email: '' },
      at: 0,
    };
    return (await append(at.place, [parcel])).commits[0]!;
  }

  async function recordsOf(store: MemoryStore): Promise<unknown[]> {
    const { entries, misfits } = await readEntries(store, store.held.get(LEDGER_REF)!);
    expect(misfits).toEqual([]);
    return entries.map((entry) => entry.record);
  }

  it('pushes what is new and remembers what the remote has', async () => {
    const a = clone('a');
    await write(a, note(1));
    const shared = await share(a.place, { remote: a.remote, look: true });
    expect(shared).toMatchObject({ outcome: 'settled', sent: 1, received: 0, dropped: [] });
    expect(server.held.get(LEDGER_REF)).toBe(shared.tip);
    expect(a.store.held.get(trackingRef('origin'))).toBe(shared.tip);
    await share(a.place, { remote: a.remote });
    expect(a.remote.pushed).toBe(1);
  });

  it('lets writers who were offline converge on one tip that holds every record once', async () => {
    const clones = ['a', 'b', 'c', 'd'].map(clone);
    for (const [index, each] of clones.entries()) {
      for (const number of [1, 2, 3]) await write(each, note(number, { by: `writer${index}` }));
    }
    for (const each of clones) {
      expect(await share(each.place, { remote: each.remote })).toMatchObject({
        outcome: 'settled',
      });
    }
    for (const each of clones) await share(each.place, { remote: each.remote, look: true });
    const tips = clones.map((each) => each.store.held.get(LEDGER_REF));
    expect(new Set([...tips, server.held.get(LEDGER_REF)]).size).toBe(1);
    const records = await recordsOf(server);
    expect(records).toHaveLength(12);
    const history = await server.commits(tips[0]!, []);
    expect(history.every((commit) => commit.parents.length <= 1)).toBe(true);
  });

  it('takes over a ledger that the remote has and the clone has not', async () => {
    const [a, b] = [clone('a'), clone('b')];
    await write(a, note(1));
    await share(a.place, { remote: a.remote });
    const shared = await share(b.place, { remote: b.remote, look: true });
    expect(shared).toMatchObject({ outcome: 'settled', received: 1, sent: 0 });
    expect(await recordsOf(b.store)).toEqual([note(1)]);
  });

  it('says that there is nothing where neither side has a ledger', async () => {
    const a = clone('a');
    expect(await share(a.place, { remote: a.remote, look: true })).toMatchObject({
      outcome: 'nothing',
      tip: undefined,
    });
  });

  it('keeps everything here when the remote cannot be reached', async () => {
    const a = clone('a');
    await write(a, note(1));
    a.remote.unreachable = true;
    for (const look of [true, false]) {
      expect(await share(a.place, { remote: a.remote, look })).toMatchObject({
        outcome: 'unreachable',
        detail: 'no route to host',
      });
    }
    expect(await recordsOf(a.store)).toEqual([note(1)]);
  });

  it('keeps everything here when the remote refuses, and tries no second time', async () => {
    const a = clone('a');
    await write(a, note(1));
    a.remote.pushes.push(() => ({ outcome: 'refused', detail: 'protected branch' }));
    expect(await share(a.place, { remote: a.remote })).toMatchObject({
      outcome: 'refused',
      detail: 'protected branch',
    });
    expect(a.remote.pushed).toBe(1);
    expect(await recordsOf(a.store)).toEqual([note(1)]);
  });

  it('calls it no contention when the remote tip does not move', async () => {
    const a = clone('a');
    await write(a, note(1));
    const reject = (): PushOutcome => ({ outcome: 'contention', detail: 'failed to update ref' });
    for (let each = 0; each < 100; each += 1) a.remote.pushes.push(reject);
    const shared = await share(a.place, { remote: a.remote });
    expect(shared.outcome).toBe('refused');
    expect(shared.detail).toContain('nobody else moved');
    expect(a.remote.pushed).toBeLessThan(100);
  });

  it('gives up when others stay faster for as long as it may try', async () => {
    const [a, b] = [clone('a'), clone('b')];
    await write(a, note(1));
    let number = 100;
    const lose = async (): Promise<PushOutcome> => {
      number += 1;
      await write(b, note(number, { by: 'faster' }));
      await share(b.place, { remote: b.remote });
      return { outcome: 'contention', detail: 'fetch first' };
    };
    for (let each = 0; each < 200; each += 1) a.remote.pushes.push(lose);
    const shared = await share(a.place, { remote: a.remote, patience: 5000 });
    expect(shared.outcome).toBe('contended');
    expect(await recordsOf(a.store)).toContainEqual(note(1));
  });

  it('puts back what a remote took back, and says what and that it was rewritten', async () => {
    const [a, b] = [clone('a'), clone('b')];
    await write(a, note(1));
    const first = (await share(a.place, { remote: a.remote })).tip!;
    await write(a, note(2));
    await share(a.place, { remote: a.remote });
    server.held.set(LEDGER_REF, first);
    await share(b.place, { remote: b.remote, look: true });
    await write(b, note(3));
    await share(b.place, { remote: b.remote });
    const shared = await share(a.place, { remote: a.remote, look: true });
    expect(shared).toMatchObject({ outcome: 'settled', rewritten: true });
    expect(shared.dropped).toHaveLength(1);
    expect(await recordsOf(server)).toEqual(expect.arrayContaining([note(1), note(2), note(3)]));
  });

  it('says so also where a push alone puts it back', async () => {
    const a = clone('a');
    await write(a, note(1));
    const first = (await share(a.place, { remote: a.remote })).tip!;
    await write(a, note(2));
    await share(a.place, { remote: a.remote });
    for (const [at, dropped] of [[first, 1] as const, [undefined, 0] as const]) {
      if (at === undefined) server.held.delete(LEDGER_REF);
      else server.held.set(LEDGER_REF, at);
      await write(a, note(a.remote.pushed + 10));
      const shared = await share(a.place, { remote: a.remote });
      expect(shared).toMatchObject({ outcome: 'settled', rewritten: true });
      expect(shared.dropped).toHaveLength(dropped);
    }
  });

  it('is silent about a push upon what somebody else pushed of ours', async () => {
    const [a, other] = [clone('a'), clone('a')];
    await write(a, note(1));
    await share(a.place, { remote: a.remote });
    other.store.held.set(LEDGER_REF, await write(a, note(2)));
    await share(other.place, { remote: other.remote });
    await write(a, note(3));
    const shared = await share(a.place, { remote: a.remote });
    expect(shared).toMatchObject({ outcome: 'settled', rewritten: false, dropped: [] });
  });

  it('pushes the ledger again to a remote that deleted it, and says so', async () => {
    const a = clone('a');
    await write(a, note(1));
    await share(a.place, { remote: a.remote });
    server.held.delete(LEDGER_REF);
    const shared = await share(a.place, { remote: a.remote, look: true });
    expect(shared).toMatchObject({ outcome: 'settled', rewritten: true });
    expect(server.held.get(LEDGER_REF)).toBe(shared.tip);
  });

  describe('under a condition', () => {
    const veto = async (): Promise<void> => {
      throw new Error('loom was faster');
    };

    async function raced() {
      const [a, b] = [clone('a'), clone('b')];
      await write(a, note(1));
      await share(a.place, { remote: a.remote });
      await share(b.place, { remote: b.remote, look: true });
      await write(a, note(2, { by: 'loom' }));
      await share(a.place, { remote: a.remote });
      return b;
    }

    it('takes its own record back when others were faster and the condition broke', async () => {
      const b = await raced();
      const before = b.store.held.get(LEDGER_REF);
      const own = [await write(b, note(3))];
      const sharing = share(b.place, { remote: b.remote, own, beforeReplay: veto });
      await expect(sharing).rejects.toThrow('loom was faster');
      expect(b.store.held.get(LEDGER_REF)).toBe(before);
    });

    it('takes it back also where other records wait to be shared, and leaves those', async () => {
      const b = await raced();
      await write(b, note(4));
      const own = [await write(b, note(3))];
      const sharing = share(b.place, { remote: b.remote, own, beforeReplay: veto });
      await expect(sharing).rejects.toThrow('loom was faster');
      expect(await recordsOf(b.store)).not.toContainEqual(note(3));
      expect(await recordsOf(b.store)).toContainEqual(note(4));
      await share(b.place, { remote: b.remote });
      expect(await recordsOf(server)).toContainEqual(note(4));
    });

    it('leaves it where somebody of the same clone wrote on top of it meanwhile', async () => {
      const b = await raced();
      const own = [await write(b, note(3))];
      await write(b, note(4));
      const sharing = share(b.place, { remote: b.remote, own, beforeReplay: veto });
      await expect(sharing).rejects.toThrow('loom was faster');
      expect(await recordsOf(b.store)).toContainEqual(note(3));
      expect(await recordsOf(b.store)).toContainEqual(note(4));
    });

    it('tries again to take it back while the ref is locked, and says where that was in vain', async () => {
      const b = await raced();
      const before = b.store.held.get(LEDGER_REF);
      const own = [await write(b, note(3))];
      const moveRef = b.store.moveRef.bind(b.store);
      let left = 3;
      b.store.moveRef = async (ref, to, expected) => {
        if (ref !== LEDGER_REF || left === 0) return moveRef(ref, to, expected);
        left -= 1;
        return { done: false, reason: 'locked', detail: 'File exists' };
      };
      const sharing = () => share(b.place, { remote: b.remote, own, beforeReplay: veto });
      await expect(sharing()).rejects.toThrow('loom was faster');
      expect(b.store.held.get(LEDGER_REF)).toBe(before);
      own.splice(0, 1, await write(b, note(3)));
      left = Infinity;
      await expect(sharing()).rejects.toMatchObject({
        code: 'ledger.not-taken-back',
        message: expect.stringContaining('loom was faster') as string,
      });
      expect(await recordsOf(b.store)).toContainEqual(note(3));
    });

    it('is asked with the tip that was faster, again on every lost race', async () => {
      const b = await raced();
      const own = [await write(b, note(3))];
      const asked: Oid[] = [];
      const beforeReplay = async (tip: Oid): Promise<void> => {
        asked.push(tip);
        if (asked.length > 1) throw new Error('loom was faster');
      };
      const c = clone('c');
      b.remote.pushes.push(
        () => ({ outcome: 'contention', detail: 'fetch first' }),
        async () => {
          await share(c.place, { remote: c.remote, look: true });
          await write(c, note(9, { by: 'athena' }));
          await share(c.place, { remote: c.remote });
          return { outcome: 'contention', detail: 'fetch first' };
        },
      );
      const sharing = share(b.place, { remote: b.remote, own, beforeReplay });
      await expect(sharing).rejects.toThrow('loom was faster');
      expect(asked[1]).toBe(server.held.get(LEDGER_REF));
      expect(await recordsOf(b.store)).not.toContainEqual(note(3));
    });
  });
});
