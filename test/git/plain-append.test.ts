import * as fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/open-repository.ts';
import type { CommitDraft, ObjectStore, Oid } from '../../src/git/index.ts';
import { AT, draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

const REF = 'refs/heads/sos/ledger';

let sandbox: Sandbox;
let asked: string[];
beforeEach(() => {
  sandbox = new Sandbox();
  asked = [];
  sandbox.repo();
});
afterEach(() => {
  sandbox.remove();
});

/** The store of a work tree, with what git is asked to do written down. */
async function watched(more: Readonly<Record<string, string>> = {}): Promise<ObjectStore> {
  const host = sandbox.host(more);
  const run: typeof host.processes.run = (command, options) => {
    asked.push(command.args.find((word) => /^[a-z]+-?[a-z]+$/.test(word)) ?? '');
    return host.processes.run(command, options);
  };
  const processes = { ...host.processes, run };
  const opened = await openRepository({ ...host, processes }, sandbox.at('work'));
  return opened!.repository.store;
}

/** A ledger with one commit, which git made, and its store; from here on git is watched. */
async function begun(more: Readonly<Record<string, string>> = {}) {
  const store = await watched(more);
  const tip = await put(store, [draft({ 'bus/first.txt': 'first' })]);
  asked.length = 0;
  return { store, tip };
}

function fsck(): string {
  return sandbox.git('work', 'fsck', '--strict', '--full', '--no-dangling');
}

describe('an append to a plain repository needs no git', () => {
  it('makes its commits and moves the ref, and git finds no fault', async () => {
    const { store, tip } = await begun();
    const next = await put(store, [draft({ 'bus/second.txt': 'second' })]);
    expect(asked).toEqual([]);
    expect(sandbox.git('work', 'rev-parse', `${REF}~1`)).toBe(tip);
    expect(sandbox.git('work', 'show', `${next}:bus/second.txt`)).toBe('second');
    expect(sandbox.git('work', 'ls-tree', '-r', '--name-only', next)).toBe(
      'bus/first.txt\nbus/second.txt',
    );
    expect(fsck()).toBe('');
  });

  it('packs what is longer than two blocks of a disk, and finds its way in it', async () => {
    const { store } = await begun();
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, place) => [`bus/file-${String(place)}.txt`, String(place)]),
    );
    await put(store, [draft(many)]);
    await put(store, [draft({ 'bus/long.txt': 'long '.repeat(100_000) })]);
    expect(asked).toEqual([]);
    expect(sandbox.git('work', 'ls-tree', '-r', '--name-only', REF).split('\n')).toHaveLength(302);
    expect(fsck()).toBe('');
  });

  it('leaves files with the rights that git gives them', async () => {
    const { store } = await begun();
    const tip = await put(store, [draft({ 'bus/second.txt': 'second' })]);
    const rights = (path: string) => statSync(sandbox.at('work/.git', path)).mode & 0o777;
    expect(rights(`objects/${tip.slice(0, 2)}/${tip.slice(2)}`)).toBe(0o444);
    expect(rights(REF)).toBe(rights('refs/heads/main'));
    expect(existsSync(sandbox.at('work/.git', `${REF}.lock`))).toBe(false);
  });
});

describe('the commits are those that git makes', () => {
  const name = fc.stringMatching(/^[a-z0-9_-][a-z0-9._-]{0,12}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const file = fc.record({ path, bytes: fc.uint8Array({ maxLength: 300 }) });
  const words = fc.stringMatching(/^[^\n\0<>]{0,20}$/u);
  const author = fc.record({ name: words, email: words });
  const at = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((seconds) => seconds * 1000 + 7);
  const message = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replaceAll('\0', ''));
  const commit = fc.record({ files: fc.array(file, { maxLength: 5 }), author, at, message });

  /** Appends in a repository of its own and gives the commits, by git or without it. */
  async function appended(
    folder: string,
    commits: CommitDraft[],
  ): Promise<readonly Oid[] | string> {
    const store = (await sandbox.open(folder)).store;
    const expected = await store.commitOf(REF);
    const outcome = await store
      .append({ ref: REF, expected, commits })
      .catch((cause: unknown) => ({ done: false as const, reason: String(cause) }));
    return outcome.done ? outcome.commits : outcome.reason.slice(0, 20);
  }

  it('byte for byte, whatever is appended', async () => {
    for (const folder of ['ours', 'gits']) {
      sandbox.repo(folder);
      await put((await sandbox.open(folder)).store, [draft({ 'a/b/c.txt': 'c', 'd.txt': 'd' })]);
    }
    // Somebody who wants writes to be safer than git makes them by itself gets them from git.
    sandbox.git('gits', 'config', 'core.fsync', 'none');
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 3 }), async (drafts) => {
        const commits = drafts.map((each) => ({ ...each, parents: 'previous' as const }));
        expect(await appended('ours', commits)).toEqual(await appended('gits', commits));
      }),
      { numRuns: 60 },
    );
    expect(sandbox.git('ours', 'rev-parse', REF)).toBe(sandbox.git('gits', 'rev-parse', REF));
    expect(sandbox.git('ours', 'fsck', '--strict', '--no-dangling')).toBe('');
  });
});

describe('git is told where something is not plain', () => {
  const unusual: readonly [string, (tip: Oid) => void][] = [
    ['the ref has a log', () => sandbox.write(`work/.git/logs/${REF}`, '')],
    ['HEAD stands on the ref', () => sandbox.write('work/.git/HEAD', `ref: ${REF}\n`)],
    ['the ref is packed', () => sandbox.git('work', 'pack-refs', '--all')],
    ['the folders are packed', () => sandbox.git('work', 'repack', '-adq')],
    [
      'others may write',
      () => {
        chmodSync(sandbox.at('work/.git', REF), 0o664);
      },
    ],
    [
      'the repository is shared',
      () => sandbox.git('work', 'config', 'core.sharedRepository', 'group'),
    ],
    ['writes are to be safe', () => sandbox.git('work', 'config', 'core.fsync', 'all')],
    ['settings include others', () => sandbox.git('work', 'config', 'include.path', 'others')],
  ];

  it.each(unusual)('%s', async (_, make) => {
    const { store, tip } = await begun();
    make(tip);
    const again = await watched();
    asked.length = 0;
    const next = await put(again, [draft({ 'bus/second.txt': 'second' })]);
    expect(asked).toContain('fast-import');
    expect(await store.isAncestor(tip, next)).toBe(true);
    expect(fsck()).toBe('');
  });

  it.each([
    ['a file where a folder is needed', { 'bus/first.txt/inside.txt': 'x' }],
    ['a folder where a file is put', { bus: 'x' }],
    ['a name that no alphabet has', { 'bus/名.txt': 'x' }],
    ['a name with a backslash', { 'bus/a\\b': 'x' }],
  ])('%s', async (_, files) => {
    const { store } = await begun();
    await put(store, [draft(files)]);
    expect(asked).toContain('fast-import');
    expect(fsck()).toBe('');
  });

  it('a tree that names one thing twice is not mended on the way', async () => {
    const { store } = await begun();
    const blob = sandbox.git('work', 'rev-parse', `${REF}:bus/first.txt`);
    const line = Buffer.concat([Buffer.from('100644 twice\0'), Buffer.from(blob, 'hex')]);
    const args = ['hash-object', '--literally', '-w', '-t', 'tree', '--stdin'];
    const made = { cwd: sandbox.at('work'), input: Buffer.concat([line, line]) };
    const tree = execFileSync('git', args, { ...made, env: sandbox.variables() })
      .toString()
      .trim();
    const commit = sandbox.git('work', 'commit-tree', tree, '-p', REF, '-m', 'twice');
    sandbox.git('work', 'update-ref', REF, commit);
    await put(store, [draft({ 'second.txt': 'second' })]).catch(() => undefined);
    expect(asked).toContain('fast-import');
  });
});

describe('whoever else moves the ref', () => {
  // A ref with a log is left to git, and a user's own git would begin one.
  beforeEach(() => {
    sandbox.git('work', 'config', 'core.logAllRefUpdates', 'false');
  });

  it('and holds its lock, is waited for as git does it', async () => {
    const { store, tip } = await begun();
    writeFileSync(sandbox.at('work/.git', `${REF}.lock`), '');
    const append = { ref: REF, expected: tip, commits: [draft({ 'b.txt': 'b' })] };
    expect(await store.append(append)).toMatchObject({ done: false, reason: 'locked' });
    expect(await store.commitOf(REF)).toBe(tip);
    expect(existsSync(sandbox.at('work/.git', `${REF}.lock`))).toBe(true);
  });

  it('and was faster, is not overruled', async () => {
    const { store, tip } = await begun();
    const theirs = sandbox.git('work', 'commit-tree', `${tip}^{tree}`, '-p', tip, '-m', 'theirs');
    sandbox.git('work', 'update-ref', REF, theirs);
    const append = { ref: REF, expected: tip, commits: [draft({ 'b.txt': 'b' })] };
    expect(await store.append(append)).toMatchObject({ done: false, reason: 'moved' });
    expect(await store.commitOf(REF)).toBe(theirs);
  });

  it('and is git itself, loses nothing and is not lost', async () => {
    const { store } = await begun();
    const own: Oid[] = [];
    const others: Oid[] = [];
    for (let round = 0; round < 20; round += 1) {
      const commits = [draft({ [`bus/${String(round)}.txt`]: 'x' }, { at: AT + round * 1000 })];
      const [ours] = await Promise.all([
        store.commitOf(REF).then((expected) => store.append({ ref: REF, expected, commits })),
        Promise.resolve().then(() => {
          const tip = sandbox.git('work', 'rev-parse', REF);
          const commit = sandbox.git(
            'work',
            'commit-tree',
            `${tip}^{tree}`,
            '-p',
            tip,
            '-m',
            String(round),
          );
          try {
            sandbox.git('work', 'update-ref', REF, commit, tip);
            others.push(commit);
          } catch {
            // Ours was faster.
          }
        }),
      ]);
      if (ours.done) own.push(ours.tip);
    }
    const all = sandbox.git('work', 'rev-list', REF).split('\n');
    expect(all).toEqual(expect.arrayContaining([...own, ...others]));
    expect(fsck()).toBe('');
  });
});

describe('what lies under an object’s name and is something else', () => {
  it('is not believed', async () => {
    const { store, tip } = await begun();
    const tree = sandbox.git('work', 'rev-parse', `${tip}^{tree}`);
    const other = sandbox.git('work', 'rev-parse', 'HEAD^{tree}');
    const fileOf = (oid: Oid) => sandbox.at('work/.git/objects', oid.slice(0, 2), oid.slice(2));
    rmSync(fileOf(tree));
    copyFileSync(fileOf(other), fileOf(tree));
    const append = { ref: REF, expected: tip, commits: [draft({ 'b.txt': 'b' })] };
    await store.append(append).catch(() => undefined);
    expect(asked).toContain('fast-import');
  });
});

describe('objects that cannot be written', () => {
  it('are left to git, and nothing half written stays', async () => {
    const { store, tip } = await begun();
    const fan = sandbox.at('work/.git/objects');
    const taken = new Set(readdirSync(fan));
    for (let first = 0; first < 256; first += 1) {
      const folder = first.toString(16).padStart(2, '0');
      // A file where a folder of objects is needed.
      if (!taken.has(folder)) writeFileSync(sandbox.at('work/.git/objects', folder), '');
    }
    const next = await put(store, [draft({ 'b.txt': 'b' })]);
    expect(asked).toContain('fast-import');
    expect(await store.isAncestor(tip, next)).toBe(true);
    const left = readdirSync(fan, { recursive: true }).map(String);
    expect(left.filter((each) => each.includes('tmp_'))).toEqual([]);
  });
});
