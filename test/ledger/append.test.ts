import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex, utf8 } from '../../src/base/index.ts';
import {
  append,
  appendLocked,
  blobPlace,
  inscriptionOf,
  LEDGER_REF,
  readContent,
  readEntries,
  ROOT,
  splitContent,
  withLock,
} from '../../src/ledger/index.ts';
import { machine, recordsOf, Workbench, write } from './real-ledger.ts';
import { fileOf, note, payloadOf, sampleRecord } from './sample-records.ts';

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench();
});
afterEach(() => {
  bench.remove();
});

/** A clock that a sleep moves, so that patience costs no time. */
const hurried = () => {
  let time = machine.clock.now();
  const sleep = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
  };
  return { ...machine, clock: { now: () => time, elapsed: () => time, sleep } };
};

describe('appending', () => {
  it.each(['sha1', 'sha256'] as const)(
    'begins every ledger with the same commit (%s)',
    async (hash) => {
      const clone = await bench.clone('a', undefined, `--object-format=${hash}`);
      await write(clone, note(1));
      const [root] = bench.git('a', 'rev-list', '--max-parents=0', LEDGER_REF).trim().split('\n');
      expect(root).toBe(ROOT[hash]);
      expect(bench.git('a', 'ls-tree', ROOT[hash])).toBe('');
      bench.git('a', 'fsck', '--strict');
    },
  );

  it('puts one commit per parcel with words that anybody can read', async () => {
    const clone = await bench.clone('a');
    const { commits, records, tip } = await write(clone, note(1), note(2));
    expect(
      bench.git('a', 'log', '--format=%H%n%an <%ae>%n%cd%n%B', '--date=unix', '-2', LEDGER_REF),
    ).toBe(
      [2, 1]
        .map((number) => {
          const id = sha256Hex(payloadOf(note(number)));
          return `${commits[number - 1]}\nkasra <kasra@example.org>\n1795395600\nnote: kasra to sos-dev: note ${number}\n\nSos-Record: ${id}\nSos-Kind: message\n\n`;
        })
        .join(''),
    );
    expect(tip).toBe(commits[1]);
    for (const [index, { path }] of records.entries()) {
      expect(bench.git('a', 'show', `${tip}:${path}`)).toBe(
        new TextDecoder().decode(fileOf(note(index + 1))),
      );
    }
    expect(await recordsOf(clone)).toHaveLength(2);
  });

  it('puts content beside the record in the same commit', async () => {
    const clone = await bench.clone('a');
    const bytes = new Uint8Array(5 * 1024 * 1024).fill(7);
    const { content } = splitContent(bytes);
    const record = sampleRecord({ kind: 'message', type: 'note', to: ['sos-dev'], content });
    const words = inscriptionOf(record, 'f'.repeat(64));
    const author = { name: 'kasra', email: '' };
    const parcel = { ...words, records: [fileOf(record)], contents: [bytes], author, at: 0 };
    const { tip } = await append(clone.place, [parcel]);
    const { store } = clone.repository;
    const { blobs, entries } = await readEntries(store, tip);
    expect(entries).toHaveLength(1);
    const answer = await readContent(store, blobs, content);
    expect(answer.ok && sha256Hex(answer.bytes)).toBe(sha256Hex(bytes));
    expect(bench.git('a', 'ls-tree', '-r', '--name-only', tip)).toContain(
      blobPlace(content.parts[1]!),
    );
    bench.git('a', 'fsck', '--strict');
  });

  it('touches nothing of the user’s: HEAD, index, branches, work tree, configuration', async () => {
    const clone = await bench.clone('a');
    writeFileSync(join(clone.folder, 'work.txt'), 'mine');
    writeFileSync(join(clone.folder, 'staged.txt'), 'mine too');
    bench.git('a', 'add', 'staged.txt');
    const state = (): unknown => [
      bench.git('a', 'status', '--porcelain=v2'),
      bench.git('a', 'for-each-ref', 'refs/heads/main', 'refs/tags', 'refs/remotes'),
      ...['HEAD', 'index', 'config'].map((name) =>
        createHash('sha256')
          .update(readFileSync(join(clone.folder, '.git', name)))
          .digest('hex'),
      ),
      readdirSync(join(clone.folder, '.git', 'hooks')),
    ];
    const before = state();
    await write(clone, note(1), note(2));
    expect(state()).toEqual(before);
    expect(readdirSync(join(clone.folder, '.git', 'sos'))).toEqual([]);
  });

  it('refuses what a reader would reject, before anything is written', async () => {
    const clone = await bench.clone('a');
    const words = inscriptionOf(note(1), 'f'.repeat(64));
    const parcel = {
      ...words,
      records: [utf8('nothing')],
      author: { name: 'k', email: '' },
      at: 0,
    };
    await expect(append(clone.place, [parcel])).rejects.toMatchObject({
      code: 'ledger.not-an-entry',
    });
    expect(await clone.repository.store.commitOf(LEDGER_REF)).toBeUndefined();
  });

  it('names a branch that stands in the way, and how to rename it', async () => {
    const clone = await bench.clone('a');
    bench.git('a', 'branch', 'sos');
    await expect(write(clone, note(1))).rejects.toMatchObject({
      code: 'ledger.branch-in-the-way',
      next: ['git branch -m sos sos-old'],
    });
    bench.git('a', 'branch', '-m', 'sos', 'sos-old');
    await write(clone, note(1));
    expect(await recordsOf(clone)).toHaveLength(1);
  });

  it('adds upon a commit that somebody made by hand', async () => {
    const clone = await bench.clone('a');
    const { tip } = await write(clone, note(1));
    const tree = bench.git('a', 'rev-parse', `${tip}^{tree}`).trim();
    const byHand = bench.git('a', 'commit-tree', tree, '-p', tip, '-m', 'by hand').trim();
    bench.git('a', 'update-ref', LEDGER_REF, byHand);
    const later = await write(clone, note(2));
    expect(bench.git('a', 'rev-parse', `${later.tip}^`).trim()).toBe(byHand);
  });

  it('gives up with Git’s words when the ref stays locked, and leaves it as it was', async () => {
    const clone = await bench.clone('a');
    const { tip } = await write(clone, note(1));
    const lock = join(clone.folder, '.git', `${LEDGER_REF}.lock`);
    writeFileSync(lock, '');
    const hasty = { ...clone, place: { ...clone.place, host: hurried() } };
    await expect(write(hasty, note(2))).rejects.toMatchObject({ code: 'ledger.ref-busy' });
    expect(await clone.repository.store.commitOf(LEDGER_REF)).toBe(tip);
  });
});

describe('the lock', () => {
  const mark = (fields: object): string => `${JSON.stringify(fields)}\n`;
  const lockOf = (folder: string): string => join(folder, '.git', 'sos', 'ledger.lock');

  it('is held while work is done, by a process that says who it is', async () => {
    const clone = await bench.clone('a');
    const record = note(1);
    const path = lockOf(clone.folder);
    await withLock(clone.place, async (lock) => {
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
        pid: process.pid,
        host: machine.environment.hostName,
      });
      const author = { name: 'kasra', email: '' };
      const parcel = { ...inscriptionOf(record, ''), records: [fileOf(record)], author, at: 0 };
      await appendLocked(clone.place, lock, { parcels: [parcel] });
    });
    expect(existsSync(path)).toBe(false);
    expect(await recordsOf(clone)).toEqual([record]);
  });

  it('is let go when the work fails', async () => {
    const clone = await bench.clone('a');
    const failing = withLock(clone.place, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(lockOf(clone.folder))).toBe(false);
  });

  it.each([
    [
      'of a dead process of this machine',
      mark({ pid: 2 ** 22 + 1, host: machine.environment.hostName, started: 1, nonce: 'x' }),
    ],
    [
      'of an earlier process with our own number, as in a container',
      mark({
        pid: process.pid,
        host: machine.environment.hostName,
        started: machine.clock.now(),
        nonce: 'x',
      }),
    ],
    [
      'of before this machine was started, whose number is somebody else’s now',
      mark({ pid: process.ppid, host: machine.environment.hostName, started: 1, nonce: 'x' }),
    ],
    ['that a crash left empty', ''],
    ['that holds nonsense', '{"pid":'],
  ])('%s is taken over', async (_, content) => {
    const clone = await bench.clone('a');
    await write(clone, note(1));
    writeFileSync(lockOf(clone.folder), content);
    await write({ ...clone, place: { ...clone.place, host: hurried() } }, note(2));
    expect(await recordsOf(clone)).toHaveLength(2);
    expect(readdirSync(join(clone.folder, '.git', 'sos'))).toEqual([]);
  });

  it('that is a link to nowhere is taken over after a while, and not waited for without end', async () => {
    const clone = await bench.clone('a');
    await write(clone, note(1));
    symlinkSync('nowhere', lockOf(clone.folder));
    await write({ ...clone, place: { ...clone.place, host: hurried() } }, note(2));
    expect(await recordsOf(clone)).toHaveLength(2);
  });

  it.each([
    ['of a living process', { pid: process.ppid, host: machine.environment.hostName }],
    ['of another machine', { pid: 2 ** 22 + 1, host: 'elsewhere' }],
  ])('%s is respected, and the error names its holder', async (_, holder) => {
    const clone = await bench.clone('a');
    await write(clone, note(1));
    const content = mark({ ...holder, started: machine.clock.now() - 60_000, nonce: 'x' });
    writeFileSync(lockOf(clone.folder), content);
    const writing = write({ ...clone, place: { ...clone.place, host: hurried() } }, note(2));
    await expect(writing).rejects.toMatchObject({
      code: 'ledger.locked',
      message: expect.stringContaining(`process ${holder.pid} on ${holder.host}`) as string,
    });
    expect(readFileSync(lockOf(clone.folder), 'utf8')).toBe(content);
    expect(await recordsOf(clone)).toHaveLength(1);
  });
});
