import type { Files } from '../host/index.ts';
import { unreadableWithoutGit } from './errors.ts';
import { openLibraryObjects, type LibraryObjects } from './library-objects.ts';
import type {
  BlobAnswer,
  FolderWish,
  HistoryReader,
  TreeChange,
  TreeFile,
} from './object-store.ts';
import { byBytes } from './by-bytes.ts';
import { isOid, type Oid } from './oid.ts';
import { parseTreeBytes, type TreeName } from './tree-bytes.ts';
import { TreeWalk } from './tree-walk.ts';

/** Trees deeper than this are nobody's: the reader would follow them for ever. */
const MAX_DEPTH = 64;

/**
 * Reads a repository with isomorphic-git instead of git: where there is no git, and to prove that
 * another implementation reads what git wrote for us. Source of the choice: decision 0006.
 */
export class LibraryReader implements HistoryReader {
  readonly #objects: LibraryObjects;

  constructor(objects: LibraryObjects) {
    this.#objects = objects;
  }

  /** Opens the repository whose common folder this is; throws `git.*` where it cannot be read. */
  static async open(files: Files, folder: string, packLimit?: number): Promise<LibraryReader> {
    return new LibraryReader(await openLibraryObjects(files, folder, packLimit));
  }

  async commitOf(name: string): Promise<Oid | undefined> {
    const oid = isOid(name) ? name : await this.#objects.ref(name);
    if (oid === undefined) return undefined;
    return (await this.#objects.object(oid))?.type === 'commit' ? oid : undefined;
  }

  async presentCommits(oids: readonly Oid[]): Promise<Set<Oid>> {
    const present = new Set<Oid>();
    for (const oid of new Set(oids.filter(isOid))) {
      if ((await this.#objects.object(oid))?.type === 'commit') present.add(oid);
    }
    return present;
  }

  async files(commit: Oid, wish?: FolderWish): Promise<TreeFile[]> {
    if (wish !== undefined) return this.#walk(wish).files(await this.#treeOf(commit));
    const listed = await this.#names(commit);
    const files: TreeFile[] = [];
    for (const [path, { mode, oid }] of listed) {
      const content = mode === '160000' ? undefined : await this.#objects.object(oid);
      files.push({ path, mode, oid, size: content?.bytes.length });
    }
    return files;
  }

  async blobs(oids: readonly Oid[], maxBytes: number): Promise<Map<Oid, BlobAnswer>> {
    const answers = new Map<Oid, BlobAnswer>();
    for (const oid of new Set(oids)) answers.set(oid, await this.#blob(oid, maxBytes));
    return answers;
  }

  async changes(from: Oid, to: Oid, wish?: FolderWish): Promise<TreeChange[]> {
    if (wish !== undefined) {
      return this.#walk(wish).changes(await this.#treeOf(from), await this.#treeOf(to));
    }
    const [old, now] = [await this.#names(from), await this.#names(to)];
    const side = (name: TreeName | undefined) => name && { mode: name.mode, oid: name.oid };
    return [...new Set([...old.keys(), ...now.keys()])]
      .sort(byBytes)
      .map((path) => ({ path, before: side(old.get(path)), after: side(now.get(path)) }))
      .filter(({ before, after }) => before?.oid !== after?.oid || before?.mode !== after?.mode);
  }

  async changesOfEach(
    pairs: readonly (readonly [from: Oid, to: Oid])[],
    wish: FolderWish,
  ): Promise<TreeChange[][]> {
    const found: TreeChange[][] = [];
    for (const [from, to] of pairs) found.push(await this.changes(from, to, wish));
    return found;
  }

  async commits(tip: Oid, without: readonly Oid[]) {
    const known = new Set<Oid>();
    for (const oid of without) for (const older of await this.#history(oid)) known.add(older);
    const wanted = (await this.#history(tip)).filter((oid) => !known.has(oid));
    return Promise.all(wanted.map((oid) => this.#objects.commit(oid)));
  }

  async isAncestor(ancestor: Oid, descendant: Oid): Promise<boolean> {
    return (await this.#history(descendant)).includes(ancestor);
  }

  async mergeBase(a: Oid, b: Oid): Promise<Oid | undefined> {
    const other = new Set(await this.#history(b));
    return (await this.#history(a)).findLast((oid) => other.has(oid));
  }

  async #blob(oid: Oid, maxBytes: number): Promise<BlobAnswer> {
    const found = isOid(oid) ? await this.#objects.object(oid) : undefined;
    if (found === undefined) return 'missing';
    if (found.type !== 'blob') return 'not-a-blob';
    return found.bytes.length > maxBytes ? 'too-large' : found.bytes;
  }

  #walk(wish: FolderWish): TreeWalk {
    const read = async (oid: Oid) => {
      const found = await this.#objects.object(oid);
      if (found === undefined) throw unreadableWithoutGit(`tree ${oid} is not there`);
      return found.type === 'tree' ? parseTreeBytes(found.bytes) : 'no-tree';
    };
    return new TreeWalk(read, wish);
  }

  async #treeOf(commit: Oid): Promise<Oid> {
    return (await this.#objects.commit(commit)).tree;
  }

  /** Everything in a commit's tree that is no folder, by path, sorted by bytes. */
  async #names(commit: Oid): Promise<Map<string, TreeName>> {
    const found: [string, TreeName][] = [];
    const { tree } = await this.#objects.commit(commit);
    const walk = async (oid: Oid, above: string, depth: number): Promise<void> => {
      const names = parseTreeBytes((await this.#objects.object(oid))?.bytes ?? new Uint8Array());
      for (const name of names) {
        const path = above + name.name;
        if (name.mode !== '040000') found.push([path, name]);
        else if (depth < MAX_DEPTH) await walk(name.oid, `${path}/`, depth + 1);
      }
    };
    await walk(tree, '', 0);
    return new Map(found.sort(([a], [b]) => byBytes(a, b)));
  }

  /** Commits that a tip leads to, parents before children, the tip itself last. */
  async #history(tip: Oid): Promise<Oid[]> {
    const seen = new Set<Oid>();
    const done: Oid[] = [];
    const waiting: { oid: Oid; parentsDone: boolean }[] = [{ oid: tip, parentsDone: false }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.parentsDone) {
        done.push(next.oid);
      } else if (!seen.has(next.oid)) {
        seen.add(next.oid);
        const { parents } = await this.#objects.commit(next.oid);
        waiting.push({ oid: next.oid, parentsDone: true });
        waiting.push(...parents.toReversed().map((oid) => ({ oid, parentsDone: false })));
      }
    }
    return done;
  }
}
