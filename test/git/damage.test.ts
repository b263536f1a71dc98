import { chmodSync, rmSync, truncateSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ObjectStore, Oid } from '../../src/git/index.ts';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let store: ObjectStore;
let tip: Oid;

beforeEach(async () => {
  sandbox = new Sandbox();
  sandbox.repo();
  store = (await sandbox.open('work')).store;
  const noise = (): Uint8Array => randomBytes(200_000);
  tip = await put(store, [
    draft({ 'a/1': noise(), 'a/2': noise(), 'b/3': noise(), 'b/4': 'four' }),
  ]);
});
afterEach(() => {
  sandbox.remove();
});

/** Where an object is kept by itself. */
function fileOf(oid: Oid): string {
  return sandbox.at('work/.git/objects', oid.slice(0, 2), oid.slice(2));
}

function damage(oid: Oid, length: number): void {
  chmodSync(fileOf(oid), 0o600);
  truncateSync(fileOf(oid), length);
}

/** What is read of every file: its size, or why there is none. */
async function readable() {
  const files = await store.files(tip);
  const blobs = await store.blobs(
    files.map(({ oid }) => oid),
    1_000_000,
  );
  return files.map(({ oid }) => {
    const blob = blobs.get(oid)!;
    return typeof blob === 'string' ? blob : blob.length;
  });
}

it.each([
  ['cut short', 100_000],
  ['left empty', 0],
])('an object that was %s stops no other', async (_, length) => {
  const [first, , third] = await store.files(tip);
  for (const { oid } of [first!, third!]) damage(oid, length);
  expect(await readable()).toEqual(['missing', 200_000, 'missing', 4]);
});

it('a folder that is not there makes the answer incomplete, and one that is damaged fails it', async () => {
  const folder = sandbox.git('work', 'rev-parse', `${tip}:a`);
  damage(folder, 10);
  const files = (): Promise<unknown> => store.files(tip);
  await expect(files()).rejects.toMatchObject({ code: 'git.object-damaged', kind: 'failed' });
  rmSync(fileOf(folder));
  const incomplete = { code: 'git.objects-missing', kind: 'incomplete' };
  await expect(files()).rejects.toMatchObject(incomplete);
  await expect(store.files('ab'.repeat(20))).rejects.toMatchObject(incomplete);
  await expect(store.commits('ab'.repeat(20), [])).rejects.toMatchObject(incomplete);
  await expect(store.changes(tip, 'ab'.repeat(20))).rejects.toMatchObject(incomplete);
});

it('a ref that a power cut left empty is not taken for none', async () => {
  const ref = 'refs/heads/sos/broken';
  sandbox.write(`work/.git/${ref}`, '');
  const looked = sandbox.look('work', ['refs/heads/main', ref]);
  await expect(looked).rejects.toMatchObject({ code: 'git.broken-ref' });
});
