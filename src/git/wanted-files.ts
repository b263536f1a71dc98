import { checkedOid } from './checked-oid.ts';
import type { GitProgram } from './git-program.ts';
import type { FolderWish, TreeChange, TreeFile } from './object-store.ts';
import type { Oid } from './oid.ts';
import { plainListing } from './plain-listing.ts';
import { withTrees } from './tree-session.ts';
import { TreeWalk } from './tree-walk.ts';

/** Git, and what is wanted of the trees that it reads. */
interface Wanted {
  readonly git: GitProgram;
  readonly hash: 'sha1' | 'sha256';
  readonly wish: FolderWish;
}

/** Lists the files of a commit, as `ObjectReader.files` says. */
export async function filesWanted(wanted: Wanted, commit: Oid): Promise<TreeFile[]> {
  const plain = await plainListing(wanted.git, checkedOid(commit), wanted.wish);
  if (plain !== undefined) return plain;
  const { git, hash, wish } = wanted;
  return withTrees(git, hash, (read) => new TreeWalk(read, wish).files(treeOf(commit)));
}

/**
 * Compares two commits, as `HistoryReader.changes` says. Git itself would hold all that differs in
 * memory before it says a word.
 */
export async function changesWanted(wanted: Wanted, from: Oid, to: Oid): Promise<TreeChange[]> {
  const [changes = []] = await changesOfEachWanted(wanted, [[from, to]]);
  return changes;
}

/** Compares commits two by two, by one git. */
export function changesOfEachWanted(
  { git, hash, wish }: Wanted,
  pairs: readonly (readonly [from: Oid, to: Oid])[],
): Promise<TreeChange[][]> {
  return withTrees(git, hash, async (read) => {
    const found: TreeChange[][] = [];
    for (const [from, to] of pairs) {
      found.push(await new TreeWalk(read, wish).changes(treeOf(from), treeOf(to)));
    }
    return found;
  });
}

function treeOf(commit: Oid): string {
  return `${checkedOid(commit)}^{tree}`;
}
