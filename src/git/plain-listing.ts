import type { GitProgram } from './git-program.ts';
import type { FolderWish, TreeFile } from './object-store.ts';
import type { Oid } from './oid.ts';

/** So many files may be of a content that was there before under another path. */
const MOST_REPEATS = 10_000;

/**
 * Lists a tree the fastest way, as long as nothing is odd in it: at the first folder that is not
 * wanted, or where the same files come again and again, it stops and gives undefined, and the tree
 * has to be walked. Source: git-ls-tree(1).
 */
export async function plainListing(
  git: GitProgram,
  commit: Oid,
  wish: FolderWish,
): Promise<TreeFile[] | undefined> {
  const odd = new AbortController();
  const listing = new Listing(wish);
  const decoder = new TextDecoder();
  let beginning = '';
  const { exitCode } = await git.tryRun(['ls-tree', '-r', '-z', '--full-tree', commit], {
    signal: odd.signal,
    onOutput: (piece) => {
      if (odd.signal.aborted) return;
      const entries = (beginning + decoder.decode(piece, { stream: true })).split('\0');
      beginning = entries.pop() ?? '';
      if (!entries.every((entry) => listing.take(entry))) odd.abort();
    },
  });
  return exitCode === 0 && !odd.signal.aborted ? listing.files : undefined;
}

class Listing {
  readonly files: TreeFile[] = [];
  readonly #isWanted: FolderWish;
  readonly #seen = new Set<Oid>();
  #folder = '';
  #repeats = 0;

  constructor(isWanted: FolderWish) {
    this.#isWanted = isWanted;
  }

  /** Takes `<mode> <type> <oid>\t<path>`, or says that it is odd. */
  take(entry: string): boolean {
    const tab = entry.indexOf('\t');
    const path = entry.slice(tab + 1);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder !== this.#folder && folder !== '' && !this.#isWanted(folder)) return false;
    this.#folder = folder;
    const [mode = '', , oid = ''] = entry.slice(0, tab).split(' ');
    if (this.#seen.has(oid)) this.#repeats += 1;
    this.#seen.add(oid);
    this.files.push({ path, mode, oid, size: undefined });
    return this.#repeats <= MOST_REPEATS;
  }
}
