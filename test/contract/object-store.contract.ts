import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lossyTextOf } from '../../src/base/index.ts';
import type { ObjectStore, Oid } from '../../src/git/index.ts';
import { AT, draft, put } from './drafts.ts';

const MAX = 1_000_000;

/** A store to be put to the test, and how to take it away. */
export interface OpenedStore {
  readonly store: ObjectStore;
  /** Another process's view of the same objects and refs. */
  again(): Promise<ObjectStore>;
  close(): void;
}

/** What every object store must do, whatever it keeps its objects in. */
export function objectStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`object store: ${name}`, () => {
    let opened: OpenedStore;
    let store: ObjectStore;
    let count = 0;
    const freshRef = (): string => `refs/heads/sos/ref-${String(count++)}`;
    const absent = (): Oid => 'ab'.repeat(store.hash === 'sha256' ? 32 : 20);
    const texts = async (commit: Oid): Promise<Record<string, string>> => {
      const files = await store.files(commit);
      const blobs = await store.blobs(
        files.map(({ oid }) => oid),
        MAX,
      );
      return Object.fromEntries(
        files.map(({ path, oid }) => [path, lossyTextOf(blobs.get(oid) as Uint8Array)]),
      );
    };

    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => {
      opened.close();
    });

    describe('appending', () => {
      it('begins a ref that did not exist, and goes on from it', async () => {
        const ref = freshRef();
        expect(await store.commitOf(ref)).toBeUndefined();
        const first = await put(store, [draft({ 'a.txt': 'a' })], ref);
        const second = await put(store, [draft({ 'b/c.txt': 'c' })], ref);
        expect(await store.commitOf(ref)).toBe(second);
        expect(await store.commitOf(first)).toBe(first);
        expect(await texts(first)).toEqual({ 'a.txt': 'a' });
        expect(await texts(second)).toEqual({ 'a.txt': 'a', 'b/c.txt': 'c' });
      });

      it('puts several commits on a ref in their order', async () => {
        const ref = freshRef();
        const drafts = ['one\n', 'two\n', 'three\n'].map((message) =>
          draft({ [`${message.trim()}.txt`]: message }, { message }),
        );
        const outcome = await store.append({ ref, expected: undefined, commits: drafts });
        const tip = (await store.commitOf(ref))!;
        const facts = await store.commits(tip, []);
        expect(outcome).toEqual({ done: true, tip, commits: facts.map(({ oid }) => oid) });
        expect(facts.map(({ message }) => message.trim())).toEqual(['one', 'two', 'three']);
        expect(facts.map(({ parents }) => parents)).toEqual([[], [facts[0]!.oid], [facts[1]!.oid]]);
        expect(facts.at(-1)).toMatchObject({ oid: tip, author: 'Ada <ada@example.org>', at: AT });
      });

      it('refuses to begin a ref that is there, and leaves it as it is', async () => {
        const ref = freshRef();
        const tip = await put(store, [draft({ 'a.txt': 'a' })], ref);
        const again = { ref, expected: undefined, commits: [draft({ 'b.txt': 'b' })] };
        expect(await store.append(again)).toMatchObject({ done: false, reason: 'moved' });
        expect(await store.commitOf(ref)).toBe(tip);
      });

      it('refuses when the ref moved on, and leaves it as it is', async () => {
        const ref = freshRef();
        const expected = await put(store, [draft({ 'a.txt': 'a' })], ref);
        const tip = await put(store, [draft({ 'b.txt': 'b' })], ref);
        const late = { ref, expected, commits: [draft({ 'c.txt': 'c' })] };
        expect(await store.append(late)).toMatchObject({ done: false, reason: 'moved' });
        expect(await store.commitOf(ref)).toBe(tip);
      });

      it('replays: commits whose parent is not what the ref holds', async () => {
        const [ref, theirs] = [freshRef(), freshRef()];
        const base = await put(store, [draft({ 'base.txt': '0' })], theirs);
        const expected = await put(store, [draft({ 'mine.txt': 'mine' })], ref);
        const commits = [
          draft({ 'mine.txt': 'mine' }, { parents: [base] }),
          draft({ 'on.txt': '' }),
        ];
        const outcome = await store.append({ ref, expected, commits });
        const tip = (await store.commitOf(ref))!;
        const made = (await store.commits(tip, [base])).map(({ oid }) => oid);
        expect(outcome).toEqual({ done: true, tip, commits: made });
        expect(await texts(tip)).toEqual({ 'base.txt': '0', 'mine.txt': 'mine', 'on.txt': '' });
        expect(await store.isAncestor(expected, tip)).toBe(false);
        expect(await store.isAncestor(base, tip)).toBe(true);
      });

      it('refuses a replay when the ref moved on', async () => {
        const [ref, theirs] = [freshRef(), freshRef()];
        const base = await put(store, [draft({ 'base.txt': '0' })], theirs);
        const expected = await put(store, [draft({ 'mine.txt': 'mine' })], ref);
        const tip = await put(store, [draft({ 'more.txt': 'more' })], ref);
        const commits = [draft({ 'mine.txt': 'mine' }, { parents: [base] })];
        const outcome = await store.append({ ref, expected, commits });
        expect(outcome).toMatchObject({ done: false, reason: 'moved' });
        expect(await store.commitOf(ref)).toBe(tip);
      });

      it('merges, taking over files of the other side by their names', async () => {
        const [ref, theirs] = [freshRef(), freshRef()];
        const root = await put(store, [draft({ 'root.txt': '0' })], ref);
        await store.moveRef(theirs, root, undefined);
        const mine = await put(store, [draft({ 'mine.txt': 'mine' })], ref);
        const other = await put(store, [draft({ 'théirs/a b.txt': 'theirs' })], theirs);
        const existing = (await store.changes(root, other)).map(({ path, after }) => ({
          path,
          oid: after!.oid,
        }));
        const merge = draft({}, { parents: [mine, other], existing });
        const tip = await put(store, [merge], ref);
        expect(await texts(tip)).toEqual({
          'mine.txt': 'mine',
          'root.txt': '0',
          'théirs/a b.txt': 'theirs',
        });
        expect((await store.commits(tip, [mine, other]))[0]?.parents).toEqual([mine, other]);
        expect(await store.mergeBase(mine, other)).toBe(root);
      });

      it('says that a ref stands where a folder is needed, or the other way round', async () => {
        const folder = freshRef();
        await put(store, [draft({ 'a.txt': 'a' })], `${folder}/inside`);
        const over = { ref: folder, expected: undefined, commits: [draft({ 'b.txt': 'b' })] };
        expect(await store.append(over)).toMatchObject({ done: false, reason: 'name-clash' });
        const below = { ...over, ref: `${folder}/inside/deeper` };
        expect(await store.append(below)).toMatchObject({ done: false, reason: 'name-clash' });
      });

      it('keeps odd paths, odd messages and every byte', async () => {
        const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
        const content = {
          ' leading and trailing ': 'spaces',
          '"quoted" \\back\\slash\\': 'quotes',
          'line\nfeed\ttab\u0001': 'controls',
          '日本語/ﬁ/🜁.txt': 'wide',
          '-option': '',
          'bytes.bin': every,
          'data 5\nM 100644 inline x': 'from :1\ndone\n',
        };
        const message = 'first line\n\n data 3\ndone\n\u001b[31m ünï 🜁\n\nlast\n';
        const author = { name: "O'Neil \\ 名", email: 'o@example.org' };
        const tip = await put(store, [draft(content, { message, author })], freshRef());
        const files = await store.files(tip);
        expect(new Set(files.map(({ path }) => path))).toEqual(new Set(Object.keys(content)));
        const bytes = files.find(({ path }) => path === 'bytes.bin')!;
        expect((await store.blobs([bytes.oid], MAX)).get(bytes.oid)).toEqual(every);
        const [facts] = await store.commits(tip, []);
        expect(facts?.author).toBe("O'Neil \\ 名 <o@example.org>");
        expect(facts?.message.trimEnd()).toBe(message.trimEnd());
      });

      it('names a folder that is not wanted by its files where they are few, else by itself', async () => {
        const ref = freshRef();
        const inside = (folder: string, count: number) =>
          Object.fromEntries(Array.from({ length: count }, (_, n) => [`${folder}/${n}`, `${n}`]));
        const few = { ...inside('a', 3), 'wanted/x': 'x', 'wanted/not/y': 'y' };
        const first = await put(store, [draft({ ...few, top: 'top' })], ref);
        const many = inside('z/deep', 150);
        const tip = await put(store, [draft({ ...many, 'a/4': '4', 'wanted/z': 'z' })], ref);
        const wish = (folder: string) => folder === 'wanted';
        const paths = (listed: readonly { path: string }[]) => listed.map(({ path }) => path);
        const files = await store.files(tip, wish);
        const held = [
          'a/0',
          'a/1',
          'a/2',
          'a/4',
          'top',
          'wanted/not/y',
          'wanted/x',
          'wanted/z',
          'z',
        ];
        expect(paths(files)).toEqual(held);
        expect(files.at(-1)).toMatchObject({ mode: '040000', size: undefined });
        const changes = await store.changes(first, tip, wish);
        expect(paths(changes)).toEqual(['a/4', 'wanted/z', 'z']);
        expect(changes.at(-1)).toMatchObject({ before: undefined, after: { mode: '040000' } });
      });

      it('takes a thousand files in one commit and lists them sorted by bytes', async () => {
        const names = Array.from({ length: 1000 }, (_, n) => `d${String(n % 7)}/${String(n)}.txt`);
        const tip = await put(
          store,
          [draft(Object.fromEntries(names.map((path) => [path, path])))],
          freshRef(),
        );
        const files = await store.files(tip);
        expect(files.map(({ path }) => path)).toEqual(names.sort());
        const blobs = await store.blobs(
          files.map(({ oid }) => oid),
          MAX,
        );
        for (const { path, oid } of files) {
          expect(lossyTextOf(blobs.get(oid) as Uint8Array)).toBe(path);
        }
      });

      it('sorts a folder where its slash puts it', async () => {
        const tip = await put(
          store,
          [draft({ 'a/b': '1', 'a.txt': '2', a0: '3', ﬀ: '4', '🜁': '5' })],
          freshRef(),
        );
        const paths = (await store.files(tip)).map(({ path }) => path);
        expect(paths).toEqual(['a.txt', 'a/b', 'a0', 'ﬀ', '🜁']);
      });
    });

    describe('reading', () => {
      let tip: Oid;
      let base: Oid;

      beforeAll(async () => {
        base = await put(store, [draft({ 'empty.txt': '', 'ten.txt': '0123456789' })]);
        tip = await put(store, [draft({ 'ten.txt': '9876543210', 'new.txt': 'new' })]);
      });

      it('tells sizes and modes with the files', async () => {
        expect(
          (await store.files(tip)).map(({ path, mode, size }) => ({ path, mode, size })),
        ).toEqual([
          { path: 'empty.txt', mode: '100644', size: 0 },
          { path: 'new.txt', mode: '100644', size: 3 },
          { path: 'ten.txt', mode: '100644', size: 10 },
        ]);
      });

      it('gives no content above the limit, which itself is allowed', async () => {
        const ten = (await store.files(tip)).find(({ path }) => path === 'ten.txt')!;
        expect((await store.blobs([ten.oid], 9)).get(ten.oid)).toBe('too-large');
        expect((await store.blobs([ten.oid], 10)).get(ten.oid)).toHaveLength(10);
      });

      it('gives empty content as empty content', async () => {
        const empty = (await store.files(tip)).find(({ path }) => path === 'empty.txt')!;
        expect((await store.blobs([empty.oid], 0)).get(empty.oid)).toEqual(new Uint8Array());
      });

      it('answers for every name that was asked, whatever it names', async () => {
        const [file] = await store.files(tip);
        const asked = [file!.oid, absent(), tip, file!.oid];
        const answers = await store.blobs(asked, MAX);
        expect(answers.size).toBe(3);
        expect(answers.get(absent())).toBe('missing');
        expect(answers.get(tip)).toBe('not-a-blob');
        expect(await store.blobs([], MAX)).toEqual(new Map());
      });

      it('tells what changed between two commits', async () => {
        const changes = await store.changes(base, tip);
        expect(changes.map(({ path }) => path)).toEqual(['new.txt', 'ten.txt']);
        expect(changes[0]?.before).toBeUndefined();
        expect(changes[1]?.before?.oid).not.toBe(changes[1]?.after?.oid);
        const back = await store.changes(tip, base);
        expect(back[0]?.after).toBeUndefined();
        expect(await store.changes(tip, tip)).toEqual([]);
        const all = () => true;
        expect(await store.changes(base, tip, all)).toEqual(changes);
        expect(await store.changes(tip, base, all)).toEqual(back);
        expect(await store.changes(tip, tip, all)).toEqual([]);
        const pairs = [
          [tip, base],
          [tip, tip],
          [base, tip],
        ] as const;
        expect(await store.changesOfEach(pairs, all)).toEqual([back, [], changes]);
        expect(await store.changesOfEach([], all)).toEqual([]);
      });

      it('tells which commits are here', async () => {
        const [file] = await store.files(tip);
        const here = await store.presentCommits([base, tip, absent(), file!.oid, tip]);
        expect(here).toEqual(new Set([base, tip]));
        expect(await store.presentCommits([])).toEqual(new Set());
        expect(await store.commitOf(absent())).toBeUndefined();
        expect(await store.commitOf(file!.oid)).toBeUndefined();
      });

      it('tells history: what is reachable, without what is known', async () => {
        const oids = async (...without: Oid[]) =>
          (await store.commits(tip, without)).map(({ oid }) => oid);
        expect(await oids()).toEqual([base, tip]);
        expect(await oids(base)).toEqual([tip]);
        expect(await oids(tip)).toEqual([]);
        expect(await store.isAncestor(base, tip)).toBe(true);
        expect(await store.isAncestor(tip, tip)).toBe(true);
        expect(await store.isAncestor(tip, base)).toBe(false);
      });

      it('knows when two histories have nothing in common', async () => {
        const lone = draft({ 'lone.txt': 'lone' }, { message: 'lone\n' });
        const other = await put(store, [lone], freshRef());
        expect(await store.mergeBase(tip, other)).toBeUndefined();
        expect(await store.isAncestor(tip, other)).toBe(false);
      });
    });

    describe('refs', () => {
      it('moves a ref only from what it is expected to hold', async () => {
        const [ref, other] = [freshRef(), freshRef()];
        const first = await put(store, [draft({ 'a.txt': 'a' })], ref);
        const second = await put(store, [draft({ 'b.txt': 'b' })], ref);
        expect(await store.moveRef(other, first, undefined)).toEqual({ done: true, tip: first });
        const moved = { done: false, reason: 'moved' };
        expect(await store.moveRef(other, second, undefined)).toMatchObject(moved);
        expect(await store.moveRef(other, second, second)).toMatchObject(moved);
        expect(await store.commitOf(other)).toBe(first);
        expect(await store.moveRef(other, second, first)).toEqual({ done: true, tip: second });
        expect(await store.moveRef(other, first, second)).toEqual({ done: true, tip: first });
      });

      it('refuses to move a ref that is not there from something', async () => {
        const tip = await put(store, [draft({ 'a.txt': 'a' })], freshRef());
        const ref = freshRef();
        expect(await store.moveRef(ref, tip, tip)).toMatchObject({ done: false, reason: 'moved' });
        expect(await store.commitOf(ref)).toBeUndefined();
      });

      it('deletes a ref only while it holds what is expected', async () => {
        const ref = freshRef();
        const first = await put(store, [draft({ 'a.txt': 'a' })], ref);
        const second = await put(store, [draft({ 'b.txt': 'b' })], ref);
        expect(await store.deleteRef(ref, first)).toMatchObject({ done: false, reason: 'moved' });
        expect(await store.commitOf(ref)).toBe(second);
        expect(await store.deleteRef(ref, second)).toEqual({ done: true, tip: second });
        expect(await store.commitOf(ref)).toBeUndefined();
        expect(await store.deleteRef(ref, second)).toMatchObject({ done: false, reason: 'moved' });
      });

      it('lists refs under a prefix with what they name', async () => {
        const folder = freshRef();
        const tip = await put(store, [draft({ 'a.txt': 'a' })], `${folder}/one`);
        await store.moveRef(`${folder}/two`, tip, undefined);
        expect(await store.refs(`${folder}/`)).toEqual(
          new Map([
            [`${folder}/one`, tip],
            [`${folder}/two`, tip],
          ]),
        );
        expect(await store.refs(`${folder}/none/`)).toEqual(new Map());
      });
    });
  });
}
