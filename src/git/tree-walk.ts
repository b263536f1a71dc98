import { byBytes } from './by-bytes.ts';
import { treeBomb } from './errors.ts';
import type { FolderWish, TreeChange, TreeFile } from './object-store.ts';
import type { Oid } from './oid.ts';
import type { TreeName } from './tree-bytes.ts';

/** The names in a tree; or that this is no tree, or one that nobody needs to believe. */
export type TreeAnswer = TreeName[] | 'no-tree' | 'too-large';

/** Reads a tree by its name. */
export type TreeReader = (tree: string) => Promise<TreeAnswer>;

const FOLDER = '040000';

/**
 * So many names may stand in folders that came before under another path. In a tree whose paths
 * follow from content no folder comes twice. Threat: six folders of ten names each, every name the
 * next folder, are a million paths.
 */
const MOST_REPEATED = 10_000;

/** So many names below a folder that is not wanted are told one by one; of more, only the folder. */
const FEW = 100;

/** What one name stands for in two trees. */
interface Pair {
  readonly name: string;
  readonly before?: TreeName;
  readonly after?: TreeName;
}

/** Walks the folders of a tree that are wanted, for no more work than its objects are worth. */
export class TreeWalk {
  readonly #read: TreeReader;
  readonly #isWanted: FolderWish;
  readonly #seen = new Set<string>();
  #repeated = 0;

  constructor(read: TreeReader, isWanted: FolderWish) {
    this.#read = read;
    this.#isWanted = isWanted;
  }

  /** Lists the files of a tree in the order of their paths' bytes; nobody looks at their sizes. */
  async files(tree: string): Promise<TreeFile[]> {
    return (await this.#filesIn(tree, '')) ?? [];
  }

  /** Compares two trees and gives each path that differs, in the order of their bytes. */
  async changes(from: string, to: string): Promise<TreeChange[]> {
    const [before = [], after = []] = await Promise.all([
      this.#names(from, ''),
      this.#names(to, ''),
    ]);
    return this.#changesIn(before, after, '');
  }

  async #filesIn(tree: string, above: string): Promise<TreeFile[] | undefined> {
    const names = await this.#names(tree, above);
    if (names === undefined) return undefined;
    const folders = names.filter(({ mode }) => mode === FOLDER);
    const inside = await Promise.all(
      folders.map((folder) => this.#filesOf(above + folder.name, folder)),
    );
    const next = inside.values();
    return names.flatMap((name) =>
      name.mode === FOLDER ? (next.next().value ?? []) : fileOf(above + name.name, name),
    );
  }

  async #filesOf(path: string, { oid }: TreeName): Promise<TreeFile[]> {
    if (!this.#isWanted(path)) return this.#unwanted(path, oid);
    return (await this.#filesIn(oid, `${path}/`)) ?? [folderAt(path, oid)];
  }

  /** The names in a folder that is wanted; undefined where it is none, whatever its mode says. */
  async #names(tree: string, above: string): Promise<TreeName[] | undefined> {
    const names = await this.#read(tree);
    if (names === 'no-tree') return undefined;
    if (names === 'too-large') throw treeBomb(above);
    if (this.#seen.has(tree)) this.#repeated += 1 + names.length;
    if (this.#repeated > MOST_REPEATED) throw treeBomb(above);
    this.#seen.add(tree);
    return names;
  }

  /** What is below a folder that is not wanted, or that folder alone. */
  async #unwanted(path: string, oid: Oid): Promise<TreeFile[]> {
    const few = await this.#few(oid, `${path}/`, { left: FEW });
    return few === undefined || few.length === 0 ? [folderAt(path, oid)] : few;
  }

  async #few(tree: Oid, above: string, room: { left: number }): Promise<TreeFile[] | undefined> {
    const names = await this.#read(tree);
    if (typeof names === 'string') return undefined;
    room.left -= names.length;
    const found: TreeFile[] = [];
    for (const name of names) {
      if (room.left < 0) return undefined;
      const path = above + name.name;
      const few =
        name.mode === FOLDER ? await this.#few(name.oid, `${path}/`, room) : fileOf(path, name);
      if (few === undefined) return undefined;
      found.push(...few);
    }
    return found;
  }

  async #changesIn(
    before: readonly TreeName[],
    after: readonly TreeName[],
    above: string,
  ): Promise<TreeChange[]> {
    const changes = pairsOf(before, after).map((pair) => this.#changesOf(above + pair.name, pair));
    return (await Promise.all(changes)).flat();
  }

  async #changesOf(path: string, { before, after }: Pair): Promise<TreeChange[]> {
    const whole = [{ path, before: sideOf(before), after: sideOf(after) }];
    if ((before ?? after)?.mode !== FOLDER) return whole;
    if (!this.#isWanted(path)) {
      const unwanted = (name?: TreeName) => (name ? this.#unwanted(path, name.oid) : []);
      return changesBetween(await unwanted(before), await unwanted(after));
    }
    const above = `${path}/`;
    const names = (name?: TreeName) => (name ? this.#names(name.oid, above) : []);
    const [old, now] = await Promise.all([names(before), names(after)]);
    return old === undefined || now === undefined ? whole : this.#changesIn(old, now, above);
  }
}

function fileOf(path: string, { mode, oid }: TreeName): TreeFile[] {
  return [{ path, mode, oid, size: undefined }];
}

function folderAt(path: string, oid: Oid): TreeFile {
  return { path, mode: FOLDER, oid, size: undefined };
}

function sideOf(name: TreeName | TreeFile | undefined): TreeChange['before'] {
  return name && { mode: name.mode, oid: name.oid };
}

/** Names that do not stand for the same in both, in the order of their paths. */
function pairsOf(before: readonly TreeName[], after: readonly TreeName[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const name of before) pairs.set(orderOf(name), { name: name.name, before: name });
  for (const name of after) {
    pairs.set(orderOf(name), { ...pairs.get(orderOf(name)), name: name.name, after: name });
  }
  return [...pairs]
    .filter(([, pair]) => !isSame(pair.before, pair.after))
    .sort(([a], [b]) => byBytes(a, b))
    .map(([, pair]) => pair);
}

/** A folder stands where its name with a slash would. */
function orderOf({ name, mode }: TreeName): string {
  return mode === FOLDER ? `${name}/` : name;
}

function changesBetween(before: readonly TreeFile[], after: readonly TreeFile[]): TreeChange[] {
  const [old, now] = [before, after].map(
    (files) => new Map(files.map((file) => [file.path, file])),
  );
  const paths = new Set([...before, ...after].map(({ path }) => path));
  return [...paths]
    .map((path) => ({ path, before: old?.get(path), after: now?.get(path) }))
    .filter((each) => !isSame(each.before, each.after))
    .sort((a, b) => byBytes(a.path, b.path))
    .map(({ path, ...each }) => ({ path, before: sideOf(each.before), after: sideOf(each.after) }));
}

function isSame(a: TreeChange['before'], b: TreeChange['before']): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}
