import type { Oid, TreeChange } from '../git/index.ts';
import { isAcceptable } from './path-alphabet.ts';

/** Files by path, as one side of a merge has them. */
export type PathMap = ReadonlyMap<string, Oid>;

/** What one tree has that another lacks, and where both have a file but not the same. */
export interface Difference {
  readonly missing: PathMap;
  readonly conflicts: readonly Conflict[];
}

/** One path with two contents. Honest writers never make one: a path holds a digest of its file. */
export interface Conflict {
  readonly path: string;
  readonly ours: Oid;
  readonly theirs: Oid;
}

/**
 * Says what their tree lacks of ours, from the changes between their tree and ours. Files whose
 * path or mode is not the ledger's are left out: whoever put them there keeps them to himself.
 */
export function differenceOf(changes: readonly TreeChange[]): Difference {
  const missing = new Map<string, Oid>();
  const conflicts: Conflict[] = [];
  for (const { path, before: theirs, after: ours } of changes) {
    if (ours === undefined || !isAcceptable(path, ours.mode)) continue;
    // What stands at a good path with a bad mode is nobody's record: ours takes its place.
    if (theirs === undefined || !isAcceptable(path, theirs.mode)) missing.set(path, ours.oid);
    else conflicts.push({ path, ours: ours.oid, theirs: theirs.oid });
  }
  return { missing, conflicts };
}

/**
 * Chooses which of two contents of one path stays. The first content wins, so that nobody replaces
 * a record that others read before; where both sides are new, the smaller name, so that clones
 * that merge in any order end with the same files.
 *
 * @param sinceBase what their side changed since both sides were one
 */
export function firstContent(conflict: Conflict, sinceBase: readonly TreeChange[]): Oid {
  const change = sinceBase.find((each) => each.path === conflict.path);
  if (change === undefined) return conflict.theirs;
  if (change.before !== undefined) return change.before.oid;
  return conflict.ours < conflict.theirs ? conflict.ours : conflict.theirs;
}
