import { createHash } from 'node:crypto';
import type {
  Append,
  AppendOutcome,
  BlobAnswer,
  CommitDraft,
  CommitFacts,
  FolderWish,
  ObjectStore,
  Oid,
  RefOutcome,
  TreeChange,
  TreeFile,
} from '../../src/git/index.ts';

interface Held {
  readonly mode: string;
  readonly oid: Oid;
}

type Tree = ReadonlyMap<string, Held>;

const oidOf = (content: unknown): Oid =>
  createHash('sha1').update(JSON.stringify(content)).digest('hex');

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Objects that several memory stores share, as clones of one repository could. */
export class MemoryObjects {
  readonly blobs = new Map<Oid, Uint8Array>();
  readonly commits = new Map<Oid, CommitFacts & { readonly files: Tree }>();

  blob(bytes: Uint8Array): Oid {
    const oid = oidOf(['blob', Buffer.from(bytes).toString('base64')]);
    this.blobs.set(oid, bytes);
    return oid;
  }

  commit(
    files: Tree,
    parents: readonly Oid[],
    words: Pick<CommitDraft, 'author' | 'at' | 'message'>,
  ) {
    const sorted = new Map([...files].sort(([a], [b]) => byBytes(a, b)));
    const author = `${words.author.name} <${words.author.email}>`;
    const tree = oidOf(['tree', [...sorted]]);
    const { at, message } = words;
    const oid = oidOf(['commit', tree, parents, author, at, message]);
    this.commits.set(oid, { oid, tree, parents, author, at, message, files: sorted });
    return oid;
  }
}

const foldersOf = (path: string): string[] => {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
};

/** Puts a folder that is not wanted in the place of what is in it, where that is much. */
function withoutCrowds(files: Tree, wish: FolderWish): Tree {
  const kept = new Map<string, Held>();
  for (const [path, held] of files) {
    const top = foldersOf(path).find((folder) => !wish(folder));
    const inside =
      top === undefined ? [] : [...files.keys()].filter((each) => each.startsWith(`${top}/`));
    const names = new Set(
      inside
        .flatMap((each) => [each, ...foldersOf(each)])
        .filter((each) => each.startsWith(`${top}/`)),
    );
    if (top === undefined || names.size <= 100) kept.set(path, held);
    else
      kept.set(top, { mode: '040000', oid: oidOf(inside.map((each) => [each, files.get(each)])) });
  }
  return kept;
}

/** A ref is a file, and a file cannot be a folder of another ref's. */
const standsInTheWay = (name: string, ref: string): boolean =>
  name.startsWith(`${ref}/`) || ref.startsWith(`${name}/`);

/** A store in memory with the behaviour that the interface asks for. Names of objects are its own. */
export class MemoryStore implements ObjectStore {
  readonly hash = 'sha1';
  readonly objects: MemoryObjects;
  readonly held = new Map<string, Oid>();

  constructor(objects = new MemoryObjects()) {
    this.objects = objects;
  }

  async presentCommits(oids: readonly Oid[]): Promise<Set<Oid>> {
    return new Set(oids.filter((oid) => this.objects.commits.has(oid)));
  }

  async commitOf(name: string): Promise<Oid | undefined> {
    return this.held.get(name) ?? (this.objects.commits.has(name) ? name : undefined);
  }

  async files(commit: Oid, wish?: FolderWish): Promise<TreeFile[]> {
    return [...this.#tree(commit, wish)].map(([path, { mode, oid }]) => {
      return { path, mode, oid, size: this.objects.blobs.get(oid)?.length };
    });
  }

  async blobs(oids: readonly Oid[], maxBytes: number): Promise<Map<Oid, BlobAnswer>> {
    return new Map(oids.map((oid) => [oid, this.#blob(oid, maxBytes)]));
  }

  async changes(from: Oid, to: Oid, wish?: FolderWish): Promise<TreeChange[]> {
    const [old, now] = [this.#tree(from, wish), this.#tree(to, wish)];
    return [...new Set([...old.keys(), ...now.keys()])]
      .sort(byBytes)
      .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
      .filter(({ before, after }) => before?.oid !== after?.oid || before?.mode !== after?.mode);
  }

  async changesOfEach(pairs: readonly (readonly [Oid, Oid])[], wish: FolderWish) {
    return Promise.all(pairs.map(([from, to]) => this.changes(from, to, wish)));
  }

  async commits(tip: Oid, without: readonly Oid[]): Promise<CommitFacts[]> {
    const known = new Set(without.flatMap((oid) => this.#history(oid)));
    return this.#history(tip)
      .filter((oid) => !known.has(oid))
      .map((oid) => this.objects.commits.get(oid)!);
  }

  async isAncestor(ancestor: Oid, descendant: Oid): Promise<boolean> {
    return this.#history(descendant).includes(ancestor);
  }

  async mergeBase(a: Oid, b: Oid): Promise<Oid | undefined> {
    const other = new Set(this.#history(b));
    return this.#history(a).findLast((oid) => other.has(oid));
  }

  async append({ ref, expected, commits }: Append): Promise<AppendOutcome> {
    const made: Oid[] = [];
    let previous = expected;
    for (const draft of commits) {
      const before = previous === undefined ? [] : [previous];
      const parents = draft.parents === 'previous' ? before : draft.parents;
      const files = new Map(parents[0] === undefined ? [] : this.#tree(parents[0]));
      for (const { path, bytes } of draft.files) {
        files.set(path, { mode: '100644', oid: this.objects.blob(bytes) });
      }
      for (const { path, oid } of draft.existing ?? []) files.set(path, { mode: '100644', oid });
      previous = this.objects.commit(files, parents, draft);
      made.push(previous);
    }
    const outcome = await this.moveRef(ref, previous!, expected);
    return outcome.done ? { ...outcome, commits: made } : outcome;
  }

  async moveRef(ref: string, to: Oid, expected: Oid | undefined): Promise<RefOutcome> {
    if (this.held.get(ref) !== expected) return { done: false, reason: 'moved', detail: 'moved' };
    const clash = [...this.held.keys()].find((name) => standsInTheWay(name, ref));
    if (clash !== undefined) return { done: false, reason: 'name-clash', detail: clash };
    this.held.set(ref, to);
    return { done: true, tip: to };
  }

  async deleteRef(ref: string, expected: Oid): Promise<RefOutcome> {
    if (this.held.get(ref) !== expected) return { done: false, reason: 'moved', detail: 'moved' };
    this.held.delete(ref);
    return { done: true, tip: expected };
  }

  async refs(prefix: string): Promise<Map<string, Oid>> {
    return new Map([...this.held].filter(([name]) => name.startsWith(prefix)));
  }

  async close(): Promise<void> {}

  #blob(oid: Oid, maxBytes: number): BlobAnswer {
    const bytes = this.objects.blobs.get(oid);
    if (bytes === undefined) return this.objects.commits.has(oid) ? 'not-a-blob' : 'missing';
    return bytes.length > maxBytes ? 'too-large' : bytes;
  }

  #tree(commit: Oid, wish?: FolderWish): Tree {
    const { files } = this.objects.commits.get(commit)!;
    return wish === undefined ? files : withoutCrowds(files, wish);
  }

  /** Parents before children, the commit itself last. */
  #history(tip: Oid, seen = new Set<Oid>()): Oid[] {
    if (seen.has(tip)) return [];
    seen.add(tip);
    const parents = this.objects.commits.get(tip)?.parents ?? [];
    return [...parents.flatMap((parent) => this.#history(parent, seen)), tip];
  }
}
