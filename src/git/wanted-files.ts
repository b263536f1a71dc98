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
  return plain ?? walked(wanted, (walk) => walk.files(treeOf(commit)));
}

/**
 * Compares two commits, as `HistoryReader.changes` says. Git itself would hold all that differs in
 * memory before it says a word.
 */
export async function changesWanted(wanted: Wanted, from: Oid, to: Oid): Promise<TreeChange[]> {
  return walked(wanted, (walk) => walk.changes(treeOf(from), treeOf(to)));
}

function walked<T>({ git, hash, wish }: Wanted, work: (walk: TreeWalk) => Promise<T>): Promise<T> {
  return withTrees(git, hash, (read) => work(new TreeWalk(read, wish)));
}

function treeOf(commit: Oid): string {
  return `${checkedOid(commit)}^{tree}`;
}
