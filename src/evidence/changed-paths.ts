import { findUnsafe, showUnsafe } from '../base/index.ts';
import type { Run } from '../records/index.ts';

/** How many paths a record names, and how many characters of each. */
const MOST = 6;
const LONGEST = 160;

/** Paths that differ from a commit, each with words that change when what is there changes. */
export type Changes = ReadonlyMap<string, string>;

/** Names the paths that are not as they were; undefined where all are. */
export function changedPaths(before: Changes, after: Changes): Run['changed'] {
  const all = [...new Set([...before.keys(), ...after.keys()])];
  const changed = all.filter((path) => before.get(path) !== after.get(path)).sort();
  if (changed.length === 0) return undefined;
  return { paths: changed.slice(0, MOST).map(plainPath), total: changed.length };
}

/** Says which paths changed, in a few words. */
export function changedText({ paths, total }: NonNullable<Run['changed']>): string {
  const more = total - paths.length;
  return `${paths.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Threat: a file whose name steers a terminal or reads as a line of ours. */
function plainPath(path: string): string {
  const points = Array.from(path);
  const cut = points.length > LONGEST ? `${points.slice(0, LONGEST).join('')}…` : path;
  const isPlain = cut.trim() === cut && !/[\n\t",]/.test(cut) && findUnsafe(cut) === undefined;
  return isPlain ? cut : showUnsafe(JSON.stringify(cut));
}
