import { describe, expect, it } from 'vitest';
import { sha256Hex, utf8 } from '../../src/base/index.ts';
import {
  findBadBlobs,
  placeOf,
  readContent,
  readEntries,
  splitContent,
  type MisfitCode,
} from '../../src/ledger/index.ts';
import type { KnownRecord } from '../../src/records/index.ts';
import { MemoryStore } from '../contract/memory-store.ts';
import { fileOf, note, payloadOf, SAMPLE_SIGNATURE } from './sample-records.ts';

const words = { author: { name: 'a', email: 'b' }, at: 0, message: 'm\n' };

function pathOf(record: KnownRecord, bytes = fileOf(record)): string {
  const id = sha256Hex(payloadOf(record));
  return placeOf({ record, id, fileDigest: sha256Hex(bytes) });
}

type File = readonly [path: string, bytes: Uint8Array, mode?: string];

function commitOf(store: MemoryStore, files: readonly File[], parents: string[] = []): string {
  const tree = files.map(([path, bytes, mode = '100644']) => {
    return [path, { mode, oid: store.objects.blob(bytes) }] as const;
  });
  return store.objects.commit(new Map(tree), parents, words);
}

const good = note(1);
const goodFile: File = [pathOf(good), fileOf(good)];

describe('reading entries', () => {
  it('gives each good record with its id, its digest and its proof', async () => {
    const store = new MemoryStore();
    const { entries, misfits } = await readEntries(store, commitOf(store, [goodFile]));
    expect(misfits).toEqual([]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      path: pathOf(good),
      id: sha256Hex(payloadOf(good)),
      fileDigest: sha256Hex(fileOf(good)),
      record: good,
      proof: { signature: SAMPLE_SIGNATURE },
    });
  });

  const bytes = fileOf(good);
  const text = (content: string): Uint8Array => utf8(content);
  const elsewhere = pathOf(note(2));
  it.each<[MisfitCode, string, File]>([
    ['ledger.bad-mode', 'an executable file', [pathOf(good), bytes, '100755']],
    ['ledger.bad-mode', 'a link', [pathOf(good), text('/etc/passwd'), '120000']],
    ['ledger.bad-path', 'a path with two dots', [`../${pathOf(good)}`, bytes]],
    ['ledger.bad-path', 'a file beside the ledger', ['README.md', bytes]],
    ['ledger.path-twins', 'a twin by letter case', [pathOf(good).replace('kasra', 'KASRA'), bytes]],
    ['ledger.too-large', 'a file above 64 KiB', [elsewhere, new Uint8Array(65_537)]],
    ['ledger.not-canonical', 'a file without signature', [elsewhere, payloadOf(good)]],
    [
      'ledger.not-canonical',
      'bytes after the signature',
      [elsewhere, text(`${new TextDecoder().decode(bytes)}x\n`)],
    ],
    [
      'ledger.not-canonical',
      'another spelling of a payload',
      [elsewhere, text(`kind:  claim\n---\n${SAMPLE_SIGNATURE}`)],
    ],
    [
      'ledger.bad-shape',
      'fields that the kind does not have',
      [elsewhere, text(`kind: claim\n---\n${SAMPLE_SIGNATURE}`)],
    ],
    ['ledger.wrong-path', 'a good record at the path of another', [elsewhere, bytes]],
  ])('reports %s for %s and lists the good ones beside it', async (code, _, bad) => {
    const store = new MemoryStore();
    const other = note(7);
    const tip = commitOf(store, [[pathOf(other), fileOf(other)], bad]);
    const { entries, misfits } = await readEntries(store, tip);
    expect(entries.map((entry) => entry.record)).toEqual([other]);
    expect(misfits).toMatchObject([{ code, path: bad[0] }]);
  });

  it('reports a file whose content is not there', async () => {
    const store = new MemoryStore();
    const tip = commitOf(store, [goodFile]);
    store.objects.blobs.clear();
    const { misfits } = await readEntries(store, tip);
    expect(misfits).toMatchObject([{ code: 'ledger.missing-object', path: pathOf(good) }]);
  });

  it('tells two signatures over one payload apart by their path', async () => {
    const store = new MemoryStore();
    const second = fileOf(good, SAMPLE_SIGNATURE.replace('U1NI', 'U1NJ'));
    const { entries } = await readEntries(
      store,
      commitOf(store, [goodFile, [pathOf(good, second), second]]),
    );
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(1);
  });

  it('since an earlier tip gives what came, and reports what was removed or changed', async () => {
    const store = new MemoryStore();
    const [kept, gone, changed, come] = [note(1), note(2), note(3), note(4)];
    const file = (record: KnownRecord): File => [pathOf(record), fileOf(record)];
    const before = commitOf(store, [kept, gone, changed].map(file));
    const evil: File = [pathOf(changed), utf8('nothing')];
    const after = commitOf(store, [file(kept), file(come), evil], [before]);
    const { entries, misfits } = await readEntries(store, after, { since: before });
    expect(entries.map((entry) => entry.record)).toEqual([come]);
    expect(new Map(misfits.map(({ code, path }) => [code, path]))).toEqual(
      new Map([
        ['ledger.removed', pathOf(gone)],
        ['ledger.changed', pathOf(changed)],
      ]),
    );
  });
});

describe('content beside a record', () => {
  const content = new Uint8Array(9 * 1024 * 1024).map((_, index) => index % 251);
  const split = splitContent(content);

  function storeWith(parts: readonly Uint8Array[]): [MemoryStore, string] {
    const store = new MemoryStore();
    const files = parts.map((part, index): File => {
      const name = split.content.parts[index]!;
      return [`blobs/${name.slice(0, 2)}/${name}`, part];
    });
    return [store, commitOf(store, files)];
  }

  async function readBack(parts: readonly Uint8Array[], named = split.content) {
    const [store, tip] = storeWith(parts);
    const { blobs } = await readEntries(store, tip);
    return {
      answer: await readContent(store, blobs, named),
      bad: await findBadBlobs(store, blobs),
    };
  }

  it('is cut into parts of 4 MiB and put together again', async () => {
    expect(split.parts.map((part) => part.length)).toEqual([4_194_304, 4_194_304, 1_048_576]);
    const { answer, bad } = await readBack(split.parts);
    expect(answer.ok && sha256Hex(answer.bytes)).toBe(split.content.sha256);
    expect(bad).toEqual([]);
  });

  it('is empty when its size is nothing, and has no part', async () => {
    const empty = splitContent(new Uint8Array());
    expect(empty.content.parts).toEqual([]);
    expect((await readBack([], empty.content)).answer).toEqual({
      ok: true,
      bytes: new Uint8Array(),
    });
  });

  it('is not shown at all when a part is missing', async () => {
    const { answer } = await readBack(split.parts.slice(0, 2));
    expect(answer).toEqual({ ok: false, problem: 'missing', part: split.content.parts[2] });
  });

  it('is not shown at all when a part was altered', async () => {
    const altered = split.parts.map((part) => part.slice());
    altered[1]![5]! ^= 1;
    const { answer, bad } = await readBack(altered);
    expect(answer).toEqual({ ok: false, problem: 'altered', part: split.content.parts[1] });
    expect(bad).toMatchObject([{ code: 'ledger.bad-blob' }]);
  });

  it('is not shown at all when its parts stand in another order', async () => {
    const [a, b, c] = split.content.parts as [string, string, string];
    const { answer } = await readBack(split.parts, { ...split.content, parts: [b, a, c] });
    expect(answer).toMatchObject({ ok: false, problem: 'altered' });
  });

  it('is refused above the limit, before it is cut', () => {
    expect(() => splitContent(new Uint8Array(64 * 1024 * 1024 + 1))).toThrow(
      expect.objectContaining({ code: 'ledger.content-too-large' }),
    );
  });
});
