import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex, utf8 } from '../../src/base/index.ts';
import type { Oid } from '../../src/git/index.ts';
import { blobPlace } from '../../src/ledger/index.ts';
import { planMerge, type MergePlan } from '../../src/ledger/plan-merge.ts';
import { MemoryStore } from '../contract/memory-store.ts';

const words = { author: { name: 'kasra', email: 'k@x' }, at: 5000, message: 'note\n' };

/** Content by path: short words stand for both, and `right` for what the path names. */
type Files = Readonly<Record<string, string>>;

const pathOf = (word: string): string => blobPlace(sha256Hex(utf8(word)));

function commit(
  store: MemoryStore,
  files: Files,
  parents: Oid[],
  more: Partial<typeof words> = {},
) {
  const tree = Object.entries(files).map(([word, content]) => {
    return [
      pathOf(word),
      { mode: '100644', oid: store.objects.blob(utf8(content === 'right' ? word : content)) },
    ] as const;
  });
  return store.objects.commit(new Map(tree), parents, { ...words, ...more });
}

interface Result {
  readonly plan: MergePlan;
  readonly tip: Oid;
}

async function merge(
  store: MemoryStore,
  local: Oid,
  remote: Oid,
  published: Oid[] = [],
): Promise<Result> {
  const plan = await planMerge(store, { local, remote, published });
  if (plan.how === 'ahead') return { plan, tip: local };
  if (plan.how === 'forward') return { plan, tip: remote };
  store.held.set('refs/x', local);
  const outcome = await store.append({ ref: 'refs/x', expected: local, commits: plan.commits });
  return { plan, tip: outcome.done ? outcome.tip : '' };
}

/** The union, made as if others had seen the local tip. */
const union = async (store: MemoryStore, a: Oid, b: Oid): Promise<Oid> =>
  (await merge(store, a, b, [a])).tip;

async function filesOf(store: MemoryStore, tip: Oid): Promise<string[]> {
  const files = await store.files(tip);
  return files.map(({ path, oid }) => `${path} ${oid}`);
}

describe('merging two tips', () => {
  const start = (): { store: MemoryStore; base: Oid } => {
    const store = new MemoryStore();
    return { store, base: commit(store, { a: 'right' }, []) };
  };

  it('leaves the local tip where it holds the remote one', async () => {
    const { store, base } = start();
    const local = commit(store, { a: 'right', b: 'right' }, [base]);
    expect(await merge(store, local, base)).toMatchObject({ plan: { how: 'ahead' }, tip: local });
    expect(await merge(store, local, local)).toMatchObject({ plan: { how: 'ahead' }, tip: local });
  });

  it('goes forward where the remote tip holds the local one', async () => {
    const { store, base } = start();
    const remote = commit(store, { a: 'right', b: 'right' }, [base]);
    expect(await merge(store, base, remote)).toMatchObject({
      plan: { how: 'forward' },
      tip: remote,
    });
  });

  it('replays what nobody has seen upon the remote tip, with its words', async () => {
    const { store, base } = start();
    const first = commit(store, { a: 'right', l: 'right' }, [base], { message: 'one\n', at: 7000 });
    const local = commit(store, { a: 'right', l: 'right', m: 'right' }, [first], {
      message: 'two\n',
      at: 8000,
    });
    const remote = commit(store, { a: 'right', r: 'right' }, [base]);
    const { plan, tip } = await merge(store, local, remote);
    expect(plan).toMatchObject({ how: 'replay', repeats: [first, local], restored: [] });
    const made = await store.commits(tip, [remote]);
    expect(made).toMatchObject([
      { parents: [remote], author: 'kasra <k@x>', message: 'one\n', at: 7000 },
      { parents: [made[0]!.oid], author: 'kasra <k@x>', message: 'two\n', at: 8000 },
    ]);
    expect((await store.files(tip)).map((file) => file.path).sort()).toEqual(
      ['a', 'l', 'm', 'r'].map(pathOf).sort(),
    );
  });

  it('makes no commit for what the remote has already', async () => {
    const { store, base } = start();
    const first = commit(store, { a: 'right', l: 'right' }, [base]);
    const local = commit(store, { a: 'right', l: 'right', m: 'right' }, [first]);
    const remote = commit(store, { a: 'right', l: 'right', r: 'right' }, [base], {
      message: 'other\n',
    });
    const { plan } = await merge(store, local, remote);
    expect(plan).toMatchObject({ how: 'replay', repeats: [local] });
    const all = commit(store, { a: 'right', l: 'right', m: 'right', r: 'right' }, [remote]);
    expect(await merge(store, local, all)).toMatchObject({ plan: { how: 'forward' }, tip: all });
  });

  it('joins what others may have seen by one commit that every clone makes alike', async () => {
    const { store, base } = start();
    const local = commit(store, { a: 'right', l: 'right' }, [base], { at: 7000 });
    const remote = commit(store, { a: 'right', r: 'right' }, [base], { at: 9000 });
    const here = await merge(store, local, remote, [local]);
    const there = await merge(store, remote, local, [remote]);
    expect(here.plan.how).toBe('union');
    expect(here.tip).toBe(there.tip);
    expect((await store.commits(here.tip, [local, remote]))[0]).toMatchObject({
      parents: [local, remote].sort(),
      author: 'sos <sos@localhost>',
      at: 9000,
    });
  });

  it('never makes a merge that adds nothing', async () => {
    const { store, base } = start();
    const local = commit(store, { a: 'right', l: 'right' }, [base]);
    const remote = commit(store, { a: 'right', l: 'right', r: 'right' }, [base]);
    expect(await merge(store, local, remote, [local])).toMatchObject({ tip: remote });
  });

  it('puts back what an innocent fast-forward removed or changed', async () => {
    const { store } = start();
    const local = commit(store, { a: 'right', b: 'right', c: 'right' }, []);
    const remote = commit(store, { a: 'right', c: 'evil', d: 'right' }, [local], { at: 9000 });
    const { plan, tip } = await merge(store, local, remote);
    expect(plan).toMatchObject({ how: 'replay', restored: ['b', 'c'].map(pathOf).sort() });
    const expected = commit(store, { a: 'right', b: 'right', c: 'right', d: 'right' }, []);
    expect(await filesOf(store, tip)).toEqual(await filesOf(store, expected));
    expect((await store.commits(tip, [remote]))[0]).toMatchObject({ parents: [remote], at: 9000 });
  });

  it('puts back what a commit of ours, made by hand, removed or changed', async () => {
    const { store } = start();
    const remote = commit(store, { a: 'right', b: 'right' }, []);
    const local = commit(store, { a: 'evil', d: 'right' }, [remote]);
    const { plan, tip } = await merge(store, local, remote);
    expect(plan).toMatchObject({ how: 'restore', restored: ['a', 'b'].map(pathOf).sort() });
    const expected = commit(store, { a: 'right', b: 'right', d: 'right' }, []);
    expect(await filesOf(store, tip)).toEqual(await filesOf(store, expected));
    expect(await store.isAncestor(local, tip)).toBe(true);
  });

  it('keeps what a rewritten remote dropped, under its old commits', async () => {
    const { store, base } = start();
    const seen = commit(store, { a: 'right', b: 'right' }, [base]);
    const remote = commit(store, { a: 'right', c: 'right' }, [base]);
    const { plan, tip } = await merge(store, seen, remote, [seen]);
    expect(plan.how).toBe('union');
    expect(await store.isAncestor(seen, tip)).toBe(true);
    expect((await store.files(tip)).map((file) => file.path).sort()).toEqual(
      ['a', 'b', 'c'].map(pathOf).sort(),
    );
  });

  it('takes no file over whose path or mode is not the ledger’s', async () => {
    const { store, base } = start();
    const local = commit(store, { a: 'right', l: 'right' }, [base]);
    const oid = store.objects.blob(utf8('evil'));
    const bad = new Map([
      ['.gitattributes', { mode: '100644', oid }],
      [pathOf('x'), { mode: '120000', oid }],
      ['bus', { mode: '100644', oid }],
    ]);
    const evil = store.objects.commit(bad, [base], words);
    const { tip } = await merge(store, evil, local, []);
    const paths = (await store.files(tip)).map((file) => file.path);
    expect(paths).not.toContain('.gitattributes');
    expect(paths).not.toContain('bus');
    expect(paths).not.toContain(pathOf('x'));
  });
});

describe('the union', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  /** Anybody: paths go away and come with other content. */
  const evilSide = fc.dictionary(word, fc.constantFrom('right', 'x', 'y'), {
    noNullPrototype: true,
  });

  function sides(...all: Files[]): { store: MemoryStore; tips: [Oid, Oid, Oid] } {
    const store = new MemoryStore();
    const base = commit(store, { a: 'right', b: 'x' }, []);
    const tips = all.map((files, at) => commit(store, files, [base], { at: at * 1000 }));
    return { store, tips: tips as [Oid, Oid, Oid] };
  }

  it('commutes: both sides end with the same files, whatever was done to them', async () => {
    await fc.assert(
      fc.asyncProperty(evilSide, evilSide, async (one, other) => {
        const { store, tips } = sides(one, other);
        const [a, b] = tips;
        const [ab, ba] = [await union(store, a, b), await union(store, b, a)];
        expect(await filesOf(store, ab)).toEqual(await filesOf(store, ba));
      }),
    );
  });

  it('associates: three clones end with the same files in any order', async () => {
    await fc.assert(
      fc.asyncProperty(evilSide, evilSide, evilSide, async (one, two, three) => {
        const { store, tips } = sides(one, two, three);
        const [a, b, c] = tips;
        const left = await union(store, await union(store, a, b), c);
        const right = await union(store, a, await union(store, b, c));
        expect(await filesOf(store, left)).toEqual(await filesOf(store, right));
      }),
    );
  });

  it('is idempotent: a side that is already in changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(evilSide, evilSide, async (one, other) => {
        const { store, tips } = sides(one, other);
        const [a, b] = tips;
        const ab = await union(store, a, b);
        expect(await union(store, ab, a).then((tip) => filesOf(store, tip))).toEqual(
          await filesOf(store, ab),
        );
      }),
    );
  });

  it('loses no path that either side has, and none of their base that either side still has', async () => {
    await fc.assert(
      fc.asyncProperty(evilSide, evilSide, async (one, other) => {
        const { store, tips } = sides(one, other);
        const tip = await union(store, tips[0], tips[1]);
        const paths = (await store.files(tip)).map((file) => file.path).sort();
        const expected = new Set([...Object.keys(one), ...Object.keys(other)].map(pathOf));
        expect(paths).toEqual([...expected].sort());
      }),
    );
  });
});
