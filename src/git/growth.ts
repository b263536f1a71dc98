import { checkedOid } from './checked-oid.ts';
import { troubleOf } from './errors.ts';
import { gitAt, type GitHost } from './git-program.ts';
import type { Oid } from './oid.ts';
import type { RepositoryPlaces } from './repository.ts';

/** What a push does to a branch that only ever grows. */
export type Growth = 'grows' | 'goes elsewhere' | 'takes away';

/** More than git says of two trees of which one only has more. */
const ENOUGH = 64 * 1024;

/**
 * Tells whether a commit goes on from another one with more files and none that is gone or other.
 * It may be one that a push has brought and that is not taken yet. Sources: git-receive-pack(1),
 * "Quarantine environment"; git-diff-tree(1), `--diff-filter`.
 */
export async function growthOf(
  host: GitHost,
  { commonFolder }: RepositoryPlaces,
  { from, to }: { readonly from: Oid; readonly to: Oid },
): Promise<Growth> {
  const place = { folder: commonFolder, gitFolder: commonFolder, incoming: true };
  const git = gitAt(host, place);
  const [first, last] = [checkedOid(from), checkedOid(to)];
  const { exitCode, stderr } = await git.tryRun(['merge-base', '--is-ancestor', first, last]);
  if (exitCode === 1) return 'goes elsewhere';
  if (exitCode !== 0) throw troubleOf('compare two commits', stderr);
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--name-only', '--diff-filter=a'];
  const ended = await git.tryRun([...args, first, last], { maxOutput: ENOUGH });
  if (ended.stdout.length > 0) return 'takes away';
  if (ended.exitCode !== 0) throw troubleOf('compare two commits', ended.stderr);
  return 'grows';
}
