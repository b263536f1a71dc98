import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { presentCommits, readBlobs } from './blob-reading.ts';
import { parseCommits, COMMIT_FORMAT } from './commit-listing.ts';
import { refusedArgument, troubleOf } from './errors.ts';
import { fastImportStream, SCRATCH } from './fast-import-stream.ts';
import { gitAt, type GitHost, type GitProgram } from './git-program.ts';
import type { Append, AppendOutcome, ObjectStore, RefOutcome } from './object-store.ts';
import { isOid, type Oid } from './oid.ts';
import { refRefusal } from './ref-outcome.ts';
import type { RepositoryPlaces } from './repository.ts';
import { parseTreeChanges, parseTreeListing } from './tree-listing.ts';

/** Opens a repository's objects and refs through git itself. */
export function openStore(
  host: GitHost & { readonly files: Files },
  places: RepositoryPlaces,
): ObjectStore {
  const git = gitAt(host, { folder: places.commonFolder, gitFolder: places.commonFolder });
  return {
    hash: places.hash,
    commitOf: (name) => commitOf(git, name),
    presentCommits: (oids) => presentCommits(git, oids),
    files: async (commit) => {
      const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', checked(commit)];
      return parseTreeListing(await git.run('list a tree', args));
    },
    blobs: (oids, maxBytes) => readBlobs(git, oids, maxBytes),
    changes: async (from, to) => {
      const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev'];
      return parseTreeChanges(
        await git.run('compare two trees', [...args, checked(from), checked(to)]),
      );
    },
    commits: async (tip, without) => {
      const not = without.map((oid) => `^${checked(oid)}`);
      const args = [
        'log',
        '-z',
        '--topo-order',
        '--reverse',
        '--no-show-signature',
        '--no-notes',
        '--no-decorate',
      ];
      const range = [COMMIT_FORMAT, checked(tip), ...not, '--'];
      return parseCommits(await git.run('list commits', [...args, ...range]));
    },
    isAncestor: (ancestor, descendant) => isAncestor(git, ancestor, descendant),
    mergeBase: async (a, b) => {
      const { exitCode, stdout } = await git.tryRun(['merge-base', checked(a), checked(b)]);
      return exitCode === 0 ? lossyTextOf(stdout).trim() : undefined;
    },
    append: (append) => appendCommits(git, append, host.files),
    moveRef: (ref, to, expected) => moveRef(git, ref, { to, expected }),
    deleteRef: (ref, expected) => deleteRef(git, ref, expected),
    refs: (prefix) => refsUnder(git, prefix),
    close: () => Promise.resolve(),
  };
}

/** Threat: a name that git would read as an option or as something other than an object. */
function checked(oid: Oid): Oid {
  if (!isOid(oid)) throw refusedArgument('the object', oid);
  return oid;
}

async function commitOf(git: GitProgram, name: string): Promise<Oid | undefined> {
  if (!name.startsWith('refs/') && !isOid(name)) throw refusedArgument('the name', name);
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { exitCode, stdout } = await git.tryRun(args);
  return exitCode === 0 ? lossyTextOf(stdout).trim() : undefined;
}

async function isAncestor(git: GitProgram, ancestor: Oid, descendant: Oid): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', checked(ancestor), checked(descendant)];
  const { exitCode, stderr } = await git.tryRun(args);
  if (exitCode === 0 || exitCode === 1) return exitCode === 0;
  throw troubleOf('compare two commits', stderr);
}

async function appendCommits(
  git: GitProgram,
  append: Append,
  files: Files,
): Promise<AppendOutcome> {
  if (goesOn(append)) return importCommits(git, append, files);
  const made = await importCommits(git, { ...append, ref: SCRATCH }, files);
  if (!made.done) return made;
  const moved = await moveRef(git, append.ref, { to: made.tip, expected: append.expected });
  return moved.done ? made : moved;
}

/**
 * Commits that go on from what the ref holds are one `git fast-import`, which moves the ref only
 * to a commit that contains whatever the ref holds at that moment. Others (a replay) are made
 * first, without a ref, and the ref is moved with its expected old value.
 */
function goesOn({ expected, commits }: Append): boolean {
  const parents = commits[0]?.parents;
  return expected === undefined || parents === 'previous' || parents?.includes(expected) === true;
}

async function importCommits(
  git: GitProgram,
  append: Append,
  files: Files,
): Promise<AppendOutcome> {
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw'];
  const { exitCode, stdout, stderr } = await git.tryRun(args, { input: fastImportStream(append) });
  await removeLeftovers(stderr, git.folder, files);
  const commits = lossyTextOf(stdout).trim().split('\n');
  const tip = commits.at(-1) ?? '';
  if (exitCode === 0 && isOid(tip)) return { done: true, tip, commits };
  const refusal = refRefusal(stderr);
  if (refusal !== undefined) return refusal;
  throw troubleOf('append to the ledger', stderr);
}

/**
 * Git leaves a report in the repository when an import ends early, and half a pack when the disk is
 * full. They are of no use to anybody, and the room may be needed.
 */
async function removeLeftovers(stderr: string, folder: string, files: Files): Promise<void> {
  const report = /fast_import_crash_\d+/.exec(stderr)?.[0];
  if (report !== undefined) await files.remove(files.join(folder, report));
  const pack = /\btmp_pack_\w+/.exec(stderr)?.[0];
  if (pack !== undefined) await files.remove(files.join(folder, 'objects', 'pack', pack));
}

async function moveRef(
  git: GitProgram,
  ref: string,
  { to, expected }: { to: Oid; expected: Oid | undefined },
): Promise<RefOutcome> {
  if (!ref.startsWith('refs/')) throw refusedArgument('the ref', ref);
  const none = '0'.repeat(to.length);
  return updateRef(git, to, [ref, checked(to), expected ?? none]);
}

async function deleteRef(git: GitProgram, ref: string, expected: Oid): Promise<RefOutcome> {
  // Threat: our own mistake reaching a branch of the user's.
  if (!/^refs\/(?:heads\/sos|sos)\//.test(ref)) throw refusedArgument('the ref', ref);
  return updateRef(git, expected, ['-d', ref, checked(expected)]);
}

async function updateRef(git: GitProgram, tip: Oid, args: readonly string[]): Promise<RefOutcome> {
  const { exitCode, stderr } = await git.tryRun(['update-ref', '--no-deref', ...args]);
  if (exitCode === 0) return { done: true, tip };
  const refusal = refRefusal(stderr);
  if (refusal !== undefined) return refusal;
  throw troubleOf('move a ref', stderr);
}

async function refsUnder(git: GitProgram, prefix: string): Promise<Map<string, Oid>> {
  if (!prefix.startsWith('refs/')) throw refusedArgument('the prefix', prefix);
  const output = await git.run('list refs', [
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    prefix,
  ]);
  const lines = lossyTextOf(output)
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => line.split(' ') as [string, Oid]));
}
