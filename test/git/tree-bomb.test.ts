import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryReader } from '../../src/git/index.ts';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo();
});
afterEach(() => {
  sandbox.remove();
});

const wish = (folder: string): boolean => folder === 'in' || folder.startsWith('in/');

/** Writes a tree of these lines of `git mktree`. */
function tree(lines: readonly string[]): string {
  const ran = spawnSync('git', ['mktree'], {
    cwd: sandbox.at('work'),
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  return ran.stdout.trim();
}

/** A folder of `depth` levels, in each of which `width` names stand for the next level. */
function bomb(depth: number, width: number): string {
  const blob = sandbox.git('work', 'hash-object', '-w', 'first.txt');
  const names = Array.from({ length: width }, (_, n) => `name-${n}`);
  let below = tree(names.map((name) => `100644 blob ${blob}\t${name}`));
  for (let level = 1; level < depth; level += 1) {
    below = tree(names.map((name) => `040000 tree ${below}\t${name}`));
  }
  return below;
}

/** A commit with one good file, and a folder of that name. */
async function commitWith(name: string, folder: string): Promise<{ first: string; tip: string }> {
  const { store } = await sandbox.open('work');
  const first = await put(store, [draft({ 'in/good.txt': 'good' })]);
  const lines = sandbox.git('work', 'ls-tree', first).split('\n');
  const whole = tree([...lines, `040000 tree ${folder}\t${name}`]);
  return { first, tip: sandbox.git('work', 'commit-tree', whole, '-p', first, '-m', 'bomb') };
}

const readers = {
  git: async () => (await sandbox.open('work')).store,
  'the second reader': () => LibraryReader.open(sandbox.host().files, sandbox.at('work/.git')),
};

describe.each(Object.entries(readers))(
  'a tree that a few kilobytes make huge, read by %s',
  (_, open) => {
    it.each([
      ['wide', 12, 10],
      ['deep', 500, 1],
    ])('is one folder where it is not wanted: %s', async (_shape, depth, width) => {
      const { first, tip } = await commitWith('zz', bomb(depth, width));
      const reader = await open();
      const files = await reader.files(tip, wish);
      expect(files.map(({ path, mode }) => [path, mode])).toEqual([
        ['in/good.txt', '100644'],
        ['zz', '040000'],
      ]);
      const oid = files[1]!.oid;
      const added = { path: 'zz', before: undefined, after: { mode: '040000', oid } };
      expect(await reader.changes(first, tip, wish)).toEqual([added]);
      expect(await reader.changes(tip, tip, wish)).toEqual([]);
    });

    it('is refused where it is wanted, before it is unfolded', async () => {
      const { first, tip } = await commitWith('in', bomb(12, 10));
      const reader = await open();
      const refused = { code: 'git.tree-bomb', kind: 'refused' };
      await expect(reader.files(tip, wish)).rejects.toMatchObject(refused);
      await expect(reader.changes(first, tip, wish)).rejects.toMatchObject(refused);
    });
  },
);

it('a name that says folder and is none is told as it is', async () => {
  const { store } = await sandbox.open('work');
  const tip = await put(store, [draft({ 'in/a.txt': 'a' })]);
  const blob = sandbox.git('work', 'rev-parse', `${tip}:in/a.txt`);
  const raw = Buffer.concat([Buffer.from('40000 in\0'), Buffer.from(blob, 'hex')]);
  sandbox.write('raw', raw);
  const args = ['hash-object', '-t', 'tree', '-w', '--literally', sandbox.at('raw')];
  const odd = sandbox.git('work', 'commit-tree', sandbox.git('work', ...args), '-m', 'odd');
  expect(await store.files(odd, wish)).toMatchObject([{ path: 'in', mode: '040000', oid: blob }]);
});

it('what is missing or damaged is told with a wish as without', async () => {
  const { store } = await sandbox.open('work');
  const incomplete = { code: 'git.objects-missing', kind: 'incomplete' };
  await expect(store.files('ab'.repeat(20), wish)).rejects.toMatchObject(incomplete);
  const { tip } = await commitWith('in', 'cd'.repeat(20)).catch(() => ({ tip: '' }));
  expect(tip).toBe('');
});
