import type { Oid } from './oid.ts';

/** A file of a commit's tree. Path and mode are as stored: hostile until somebody checks them. */
export interface TreeFile {
  readonly path: string;
  /** `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
  readonly mode: string;
  readonly oid: Oid;
  /** Size in bytes; undefined where it was not looked at, for a submodule or what is not there. */
  readonly size: number | undefined;
}

/** One path that differs between two commits. */
export interface TreeChange {
  readonly path: string;
  readonly before: { readonly mode: string; readonly oid: Oid } | undefined;
  readonly after: { readonly mode: string; readonly oid: Oid } | undefined;
}

/** Tells of a folder, by its path, whether what is in it is wanted; then what it is in is, too. */
export type FolderWish = (folder: string) => boolean;

/** What a commit says. Texts are lossy UTF-8, for showing only. */
export interface CommitFacts {
  readonly oid: Oid;
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  /** `Name <e-mail>`. */
  readonly author: string;
  /** The author's date in milliseconds since 1970, UTC; a claim. */
  readonly at: number;
  readonly message: string;
}

/** A blob's bytes, or why there are none. */
export type BlobAnswer = Uint8Array | 'missing' | 'too-large' | 'not-a-blob';

/** Reads objects and refs. Nothing here touches the network or a work tree. */
export interface ObjectReader {
  /** Resolves a full ref name (`refs/heads/…`) or a whole oid to a commit; undefined if absent. */
  commitOf(name: string): Promise<Oid | undefined>;
  /** Of these object names, those of commits that are here; one look for all of them. */
  presentCommits(oids: readonly Oid[]): Promise<Set<Oid>>;
  /**
   * Every file of a commit's tree, sorted by path bytes. With a wish, folders that are not wanted
   * are looked into for a few files each: where one holds more than 100 names, files and folders
   * together, it is listed itself, with mode `040000`, and sizes are left out. Throws
   * `git.tree-bomb` where folders that are wanted come again and again.
   */
  files(commit: Oid, wish?: FolderWish): Promise<TreeFile[]>;
  /** Blobs by name, each at most `maxBytes`: the size is looked at before the content. */
  blobs(oids: readonly Oid[], maxBytes: number): Promise<Map<Oid, BlobAnswer>>;
}

/** A reader that also answers questions about history. */
export interface HistoryReader extends ObjectReader {
  /**
   * Paths that differ from one commit's tree to another's, no rename guessing, sorted by path. With
   * a wish, folders that are not wanted are told as `files` tells them.
   */
  changes(from: Oid, to: Oid, wish?: FolderWish): Promise<TreeChange[]>;
  /** The changes between each two commits, in their order, for one look at them all. */
  changesOfEach(
    pairs: readonly (readonly [from: Oid, to: Oid])[],
    wish: FolderWish,
  ): Promise<TreeChange[][]>;
  /** Commits reachable from `tip` but not from `without`, parents before children. */
  commits(tip: Oid, without: readonly Oid[]): Promise<CommitFacts[]>;
  isAncestor(ancestor: Oid, descendant: Oid): Promise<boolean>;
  mergeBase(a: Oid, b: Oid): Promise<Oid | undefined>;
}

/** A commit to be made. All of its files are additions, of mode 100644 unless said otherwise. */
export interface CommitDraft {
  readonly parents: readonly Oid[] | 'previous';
  /** Name and e-mail, without control characters, `<` and `>`. */
  readonly author: { readonly name: string; readonly email: string };
  /** Milliseconds since 1970, UTC; written with offset +0000. */
  readonly at: number;
  readonly message: string;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly mode?: '100644' | '100755';
  }[];
  /**
   * Files taken over from elsewhere by name, for merges: the object exists already and keeps its
   * bytes. Mode 100644.
   */
  readonly existing?: readonly { readonly path: string; readonly oid: Oid }[];
}

/** Commits to be put on a ref, all or none. */
export interface Append {
  /** Full ref name. */
  readonly ref: string;
  /**
   * What the ref must hold now; undefined: it must not exist. Where somebody took commits back
   * meanwhile, so that it holds an ancestor of this, the append may land too: it contains both.
   */
  readonly expected: Oid | undefined;
  /**
   * In order. `previous` as parents means the commit made before it, for the first one
   * `expected`. Trees start from the first parent's tree (the empty tree without one).
   */
  readonly commits: readonly CommitDraft[];
}

/** Why a ref is as it was. */
export type RefRefusal =
  /** Somebody was faster, or holds the ref's lock: look again and retry. */
  | { readonly done: false; readonly reason: 'moved' | 'locked'; readonly detail: string }
  /** A branch such as `refs/heads/sos` stands where a folder is needed, or the other way round. */
  | { readonly done: false; readonly reason: 'name-clash'; readonly detail: string };

/** What became of a move of a ref. */
export type RefOutcome = { readonly done: true; readonly tip: Oid } | RefRefusal;

/** What became of an append: the commits that it made, in its order, the last of them the tip. */
export type AppendOutcome =
  { readonly done: true; readonly tip: Oid; readonly commits: readonly Oid[] } | RefRefusal;

/** Reads and appends. Throws `git.*` errors for a full disk, missing objects and the like. */
export interface ObjectStore extends HistoryReader {
  readonly hash: 'sha1' | 'sha256';
  append(append: Append): Promise<AppendOutcome>;
  /** Moves a ref with its expected old value (undefined: must not exist). */
  moveRef(ref: string, to: Oid, expected: Oid | undefined): Promise<RefOutcome>;
  /** Deletes a ref of ours that still holds what is expected: for a start that is taken back. */
  deleteRef(ref: string, expected: Oid): Promise<RefOutcome>;
  /** Full names of refs under a prefix, with the objects they name. */
  refs(prefix: string): Promise<Map<string, Oid>>;
  /** Ends helper processes. The store cannot be used afterwards. */
  close(): Promise<void>;
}
