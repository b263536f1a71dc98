import { outsideWorkTree, type Leaves } from '../evidence/index.ts';
import type { RepositoryPlaces } from '../git/index.ts';
import type { Files } from '../host/index.ts';

/** Files that a run leaves, as they were typed. */
interface TypedLeaves {
  readonly folder: string;
  readonly commit?: string;
  readonly products?: readonly string[];
  readonly report?: string | undefined;
}

/**
 * Finds the files that a run leaves, inside of the work tree. Threat: the digest of any file of the
 * reader's, named as if the run had made it. Throws `evidence.outside-work-tree`.
 */
export function leavesOf(
  files: Files,
  { folder, commit, products = [], report }: TypedLeaves,
  { workTree = folder }: Pick<RepositoryPlaces, 'workTree'>,
): Leaves {
  const place = (typed: string) => {
    const at = files.absolute(typed, commit === undefined ? folder : workTree);
    if (!at.startsWith(`${workTree}/`)) throw outsideWorkTree(typed);
    return { at, path: at.slice(workTree.length + 1) };
  };
  return {
    products: [...new Set(products)].map(place),
    report: report === undefined ? undefined : place(report),
  };
}
