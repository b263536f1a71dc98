import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { appendCommits } from './append-commits.ts';
import { appendPlainly } from './plain-append.ts';
import { presentCommits, readBlobs } from './blob-reading.ts';
import { checkedOid } from './checked-oid.ts';
import { parseCommits, COMMIT_FORMAT } from './commit-listing.ts';
import { refusedArgument, troubleOf } from './errors.ts';
import { gitAt, type GitProgram, type RepositoryHost } from './git-program.ts';
import { deleteRef, moveRef, refsUnder } from './move-ref.ts';
import type { FolderWish, ObjectStore } from './object-store.ts';
import { isOid, type Oid } from './oid.ts';
import { readPlainRef, type PlainRef } from './plain-ref.ts';
import type { RepositoryPlaces } from './repository.ts';
import { parseTreeChanges, parseTreeListing } from './tree-listing.ts';

/** Bytes of paths that are read at once: more than a million of them. */
const MOST_PATHS = 256 * 1024 * 1024;

/** Opens a repository's objects and refs through git itself. */
export function openStore(host: RepositoryHost, places: RepositoryPlaces): ObjectStore {
  const git = gitAt(host, { folder: places.commonFolder, gitFolder: places.commonFolder });
  const treesOf = (wish: FolderWish) => ({ git, hash: places.hash, wish });
  const carefully = () => import('./wanted-files.ts');
  return {
    hash: places.hash,
    commitOf: async (name) => {
      const plain = await plainTip(host.files, places, name);
      return plain === undefined ? commitOf(git, name) : plain.oid;
    },
    presentCommits: (oids) => presentCommits(git, oids),
    files: async (commit, wish) => {
      if (wish !== undefined) return (await carefully()).filesWanted(treesOf(wish), commit);
      const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', checkedOid(commit)];
      return parseTreeListing(await git.run('list a tree', args, { maxOutput: MOST_PATHS }));
    },
    blobs: (oids, maxBytes) => readBlobs(git, oids, maxBytes),
    changes: async (from, to, wish) => {
      if (wish !== undefined) {
        return (await carefully()).changesWanted(treesOf(wish), from, to);
      }
      const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev'];
      const both = [...args, checkedOid(from), checkedOid(to)];
      return parseTreeChanges(await git.run('compare two trees', both, { maxOutput: MOST_PATHS }));
    },
    changesOfEach: async (pairs, wish) =>
      (await carefully()).changesOfEachWanted(treesOf(wish), pairs),
    commits: async (tip, without) => {
      const not = without.map((oid) => `^${checkedOid(oid)}`);
      const args = [
        'log',
        '-z',
        '--topo-order',
        '--reverse',
        '--no-show-signature',
        '--no-notes',
        '--no-decorate',
      ];
      const range = [COMMIT_FORMAT, checkedOid(tip), ...not, '--'];
      return parseCommits(await git.run('list commits', [...args, ...range]));
    },
    isAncestor: (ancestor, descendant) => isAncestor(git, ancestor, descendant),
    mergeBase: async (a, b) => {
      const { exitCode, stdout } = await git.tryRun(['merge-base', checkedOid(a), checkedOid(b)]);
      return exitCode === 0 ? lossyTextOf(stdout).trim() : undefined;
    },
    append: async (append) =>
      (await appendPlainly(append, host, places)) ??
      (await appendCommits(append, { git, files: host.files })),
    moveRef: (ref, to, expected) => moveRef(git, ref, { to, expected }),
    deleteRef: (ref, expected) => deleteRef(git, ref, expected),
    refs: (prefix) => refsUnder(git, prefix),
    close: () => Promise.resolve(),
  };
}

/** Branches and our own refs name commits, as git sees to: for them a look at the file will do. */
async function plainTip(
  files: Files,
  { plain = false, commonFolder }: RepositoryPlaces,
  name: string,
): Promise<PlainRef | undefined> {
  const isPlain = plain && /^refs\/(?:heads|sos|remotes)\//.test(name);
  return isPlain ? readPlainRef(files, commonFolder, name) : undefined;
}

async function commitOf(git: GitProgram, name: string): Promise<Oid | undefined> {
  if (!name.startsWith('refs/') && !isOid(name)) throw refusedArgument('the name', name);
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { exitCode, stdout } = await git.tryRun(args);
  return exitCode === 0 ? lossyTextOf(stdout).trim() : undefined;
}

async function isAncestor(git: GitProgram, ancestor: Oid, descendant: Oid): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', checkedOid(ancestor), checkedOid(descendant)];
  const { exitCode, stderr } = await git.tryRun(args);
  if (exitCode === 0 || exitCode === 1) return exitCode === 0;
  throw troubleOf('compare two commits', stderr);
}
