import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryReader, type HistoryReader, type ObjectStore } from '../../src/git/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { draft, put } from './drafts.ts';

const MAX = 1_000_000;
const OTHER = 'refs/heads/sos/other';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** Everything that a reader can tell about two tips. */
async function everything(reader: HistoryReader, tip: string, other: string) {
  const files = await reader.files(tip);
  const oids = files.map(({ oid }) => oid);
  return {
    named: await reader.commitOf('refs/heads/sos/ledger'),
    absent: await reader.commitOf('refs/heads/sos/none'),
    files,
    blobs: await reader.blobs([...oids, tip, 'ab'.repeat(20)], MAX),
    small: await reader.blobs(oids, 4),
    commits: await reader.commits(tip, []),
    since: await reader.commits(tip, [other]),
    changes: await reader.changes(other, tip),
    present: await reader.presentCommits([tip, oids[0]!, 'ab'.repeat(20)]),
    ancestor: [await reader.isAncestor(other, tip), await reader.isAncestor(tip, other)],
    base: await reader.mergeBase(tip, other),
  };
}

async function fill(store: ObjectStore): Promise<{ tip: string; other: string }> {
  const long = Array.from({ length: 3000 }, (_, line) => `line ${line}\n`).join('');
  const root = await put(store, [draft({ 'empty.txt': '', 'long.txt': long })]);
  await store.moveRef(OTHER, root, undefined);
  await put(store, [draft({ 'long.txt': `${long}more\n`, 'odd\\name \n"x".txt': 'odd' })]);
  const other = await put(store, [draft({ 'wide/日本語/🜁.txt': '🜁' })], OTHER);
  const [last] = await store.files(other);
  const existing = [{ path: 'taken/over.txt', oid: last!.oid }];
  const mine = (await store.commitOf('refs/heads/sos/ledger'))!;
  const tip = await put(store, [draft({}, { parents: [mine, other], existing })]);
  return { tip, other };
}

describe('another implementation reads what git wrote for us', () => {
  const kinds: readonly [string, () => string, () => string][] = [
    ['loose objects', () => sandbox.repo(), () => 'work/.git'],
    ['a bare repository', () => sandbox.bare(), () => 'hub.git'],
    [
      'a repository with a linked work tree',
      () => {
        sandbox.repo();
        sandbox.git('work', 'worktree', 'add', '--quiet', '-b', 'side', '../linked');
        return 'linked';
      },
      () => 'work/.git',
    ],
  ];

  it.each(kinds)('%s', async (_, make, folder) => {
    const { store } = await sandbox.open(make());
    const { tip, other } = await fill(store);
    const reader = await LibraryReader.open(sandbox.host().files, sandbox.at(folder()));
    expect(await everything(reader, tip, other)).toEqual(await everything(store, tip, other));
  });

  it('packed objects with deltas, and packed refs', async () => {
    sandbox.repo();
    const { store } = await sandbox.open('work');
    const { tip, other } = await fill(store);
    sandbox.git('work', 'gc', '--quiet', '--prune=now');
    const reader = await LibraryReader.open(sandbox.host().files, sandbox.at('work/.git'));
    expect(await everything(reader, tip, other)).toEqual(await everything(store, tip, other));
  });

  it('a shallow clone, as far as it goes', async () => {
    const hub = sandbox.repo('hub');
    sandbox.git('hub', 'commit', '--quiet', '--allow-empty', '-m', 'second');
    sandbox.clone(`file://${hub}`, 'shallow', '--depth', '1', '--single-branch');
    const { store } = await sandbox.open('shallow');
    const head = (await store.commitOf('refs/heads/main'))!;
    const reader = await LibraryReader.open(sandbox.host().files, sandbox.at('shallow/.git'));
    expect(await reader.commits(head, [])).toEqual(await store.commits(head, []));
  });
});

describe('what the second reader does not read, it refuses in words', () => {
  const open = (folder: string, limit?: number) =>
    LibraryReader.open(sandbox.host().files, sandbox.at(folder), limit);

  it('packs above the limit, before any byte of them is read', async () => {
    sandbox.repo();
    sandbox.git('work', 'gc', '--quiet');
    await expect(open('work/.git', 10)).rejects.toMatchObject({ code: 'git.packs-too-large' });
  });

  it('objects named by SHA-256', async () => {
    sandbox.repo('work', '--object-format=sha256');
    await expect(open('work/.git')).rejects.toMatchObject({
      code: 'git.unreadable-without-git',
    });
  });

  it('objects borrowed from another repository', async () => {
    sandbox.clone(sandbox.repo('lender'), 'borrower', '--shared');
    await expect(open('borrower/.git')).rejects.toMatchObject({
      code: 'git.unreadable-without-git',
    });
  });

  it('an object whose content is not what its name says', async () => {
    sandbox.repo();
    const { store } = await sandbox.open('work');
    const tip = await put(store, [draft({ 'a.txt': 'aaaa' })]);
    const [file] = await store.files(tip);
    const place = (oid: string) => `work/.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`;
    const { readFileSync, rmSync } = await import('node:fs');
    const forged = readFileSync(sandbox.at(place(tip)));
    rmSync(sandbox.at(place(file!.oid)));
    sandbox.write(place(file!.oid), forged);
    const reader = await open('work/.git');
    await expect(reader.blobs([file!.oid], MAX)).rejects.toMatchObject({
      code: 'git.unreadable-without-git',
    });
  });
});
