import { createHash } from 'node:crypto';
import { lossyTextOf, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import type { RepositoryPlaces, Subject } from './repository.ts';

/** Resolves a revision to its commit and tree; undefined where it names no commit that is here. */
export async function commitAndTree(
  git: GitProgram,
  revision: string,
): Promise<{ commit: Oid; tree: Oid } | undefined> {
  if (revision.startsWith('-') || /[\s\0]/.test(revision)) return undefined;
  const names = [`${revision}^{commit}`, `${revision}^{tree}`];
  // One call cannot verify two names, and a name that is not there must not be an error.
  const answers = await Promise.all(
    names.map((name) => git.tryRun(['rev-parse', '--verify', '--quiet', '--end-of-options', name])),
  );
  const [commit = '', tree = ''] = answers.map(({ stdout }) => lossyTextOf(stdout).trim());
  return isOid(commit) && isOid(tree) ? { commit, tree } : undefined;
}

/** What the work tree stands on and a digest of how it differs; nothing is written, not even the index. */
export async function subjectOf(
  git: GitProgram,
  files: Files,
  places: RepositoryPlaces,
): Promise<Subject | undefined> {
  const { workTree } = places;
  if (workTree === undefined) return undefined;
  const head = await commitAndTree(git, 'HEAD');
  if (head === undefined) return undefined;
  const status = await git.run('look at the work tree', [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=none',
  ]);
  if (status.length === 0) return { ...head, dirty: undefined };
  return { ...head, dirty: await dirtyDigest(git, status, { files, workTree }) };
}

/** Digests which paths differ and what they hold now, so that two dirty trees can be told apart. */
async function dirtyDigest(
  git: GitProgram,
  status: Uint8Array,
  place: { readonly files: Files; readonly workTree: string },
): Promise<string> {
  const paths = lossyTextOf(status)
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => entry.slice(3));
  const kinds = await Promise.all(
    paths.map(
      async (path) => (await place.files.facts(place.files.join(place.workTree, path)))?.type,
    ),
  );
  const readable = paths.filter((path, index) => kinds[index] === 'file' && !path.includes('\n'));
  const names = await git.run(
    'digest changed files',
    ['hash-object', '--no-filters', '--stdin-paths'],
    {
      input: utf8(readable.map((path) => `${path}\n`).join('')),
    },
  );
  return createHash('sha256').update(status).update('\0').update(names).digest('hex');
}
