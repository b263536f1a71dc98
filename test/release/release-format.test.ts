import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { decodeList, encodeList, releaseNames } from '../../src/release/manifest.ts';
import type { ReleaseList } from '../../src/records/index.ts';

const page = readFileSync('docs/formats/release.md', 'utf8');
const [, example = ''] = /```text\n(version: 1[^`]*)```/.exec(page) ?? [];
const folder = mkdtempSync(path.join(tmpdir(), 'sos-release-format-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function listOf(text: string): ReleaseList {
  const list = decodeList(Buffer.from(text));
  if (typeof list === 'string') throw new Error(list);
  return list;
}

/** Runs plain git in an empty repository. */
function git(args: readonly string[], input = '', env: Record<string, string> = {}): string {
  const ran = spawnSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** Makes tree and commit of a list by plain git, blobs or not. */
function madeByGit({ files, author, seconds, message }: ReleaseList): {
  tree: string;
  commit: string;
} {
  const index = files.map(({ mode, blob, path: name }) => `${mode} ${blob}\t${name}\n`).join('');
  git(['read-tree', '--empty']);
  git(['update-index', '--index-info'], index);
  const tree = git(['write-tree', '--missing-ok']);
  const date = `${seconds} +0000`;
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  };
  return { tree, commit: git(['commit-tree', tree], message, env) };
}

it('the list that the specification shows is read, and written to the same bytes', () => {
  expect(Buffer.from(encodeList(listOf(example))).toString()).toBe(example);
});

it('the list that the specification shows makes the tree and the commit that it says', () => {
  git(['init', '--quiet']);
  const { tree, commit } = madeByGit(listOf(example));
  expect(releaseNames(listOf(example))).toEqual({ tree, commit });
  expect(page).toContain(`tree ${tree}\ncommit ${commit}\n`);
});

it.each([
  ['another version', example.replace('version: 1', 'version: 2')],
  ['a link', example.replace('"100644"', '"120000"')],
  ['a path that leads out', example.replace('path: LICENSE', 'path: ../LICENSE')],
  ['a folder of git', example.replace('path: LICENSE', 'path: a/.GIT/hooks')],
  ['the same path twice', example.replace('path: bin/inkwell.sh', 'path: LICENSE')],
  ['paths in another order', example.replace('path: LICENSE', 'path: zzz')],
  ['a name that ends its line', example.replace('name: Inkwell', 'name: "Ink>well"')],
  ['no file', example.replace(/files:[^]*/, 'files: []\n')],
  ['nothing', ''],
])('a list with %s is refused', (_what, bytes) => {
  expect(decodeList(Buffer.from(bytes))).toBeTypeOf('string');
});

it('our names of trees are those of git, whatever the paths', () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9_+é]{1,3}(?:[.-][a-z]{1,2})?$/);
  const paths = fc.uniqueArray(fc.array(part, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 12,
    // A file cannot be a folder, too.
    comparator: (a, b) =>
      a.join('/').startsWith(b.join('/')) || b.join('/').startsWith(a.join('/')),
  });
  const blob = /blob: (\w+)/.exec(example)?.[1] ?? '';
  fc.assert(
    fc.property(paths, (all) => {
      const files = all.map((parts) => ({ path: parts.join('/'), mode: '100644' as const, blob }));
      const list = { ...listOf(example), files };
      expect(releaseNames(list)).toEqual(madeByGit(list));
    }),
    { numRuns: 12 },
  );
});
