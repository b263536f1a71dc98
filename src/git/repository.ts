import type { ObjectStore } from './object-store.ts';
import type { Oid } from './oid.ts';
import type { Remote } from './remote.ts';

/** Where a repository is, as `git rev-parse` says. All paths are absolute. */
export interface RepositoryPlaces {
  /** The folder of this work tree's own administration (`.git`, or `.git/worktrees/x`). */
  readonly gitFolder: string;
  /** The folder all work trees share. */
  readonly commonFolder: string;
  /** Top of the work tree; undefined in a bare repository. */
  readonly workTree: string | undefined;
  readonly hash: 'sha1' | 'sha256';
  readonly shallow: boolean;
  /** Refs are files that can be looked up without git. */
  readonly plain?: boolean;
}

/** Whom git writes into commits; each undefined where nobody set it. */
export interface ConfiguredAuthor {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** What the work tree stands on, for evidence. */
export interface Subject {
  readonly commit: Oid;
  readonly tree: Oid;
  /** SHA-256 over the changes against HEAD, untracked files included; undefined when clean. */
  readonly dirty: string | undefined;
  /** Each path that differs, with words that change when what is there changes. */
  readonly changes: ReadonlyMap<string, string>;
}

/** An opened repository. Knows nothing of sos. */
export interface Repository {
  readonly places: RepositoryPlaces;
  readonly store: ObjectStore;
  /** Names of configured remotes, sorted. */
  remotes(): Promise<string[]>;
  /** A remote that is given up after `patience` milliseconds (45,000 where it is not said). */
  remote(name: string, patience?: number): Remote;
  /** Name and e-mail of the user as Git knows them. */
  author(): Promise<ConfiguredAuthor>;
  /** The values of one configuration key, in git's order. */
  setting(key: string): Promise<string[]>;
  /** Commit and tree that a revision (`HEAD`, a branch, an oid) names; undefined if none. */
  commitAndTree(revision: string): Promise<{ commit: Oid; tree: Oid } | undefined>;
  /** HEAD and what differs from it; undefined where there is no commit or no work tree. */
  subject(): Promise<Subject | undefined>;
  /** Lays a commit out in an empty folder, in a repository of its own that changes nothing here. */
  checkOut(commit: Oid, folder: string): Promise<Repository>;
  /** What changed between two commits, as text of at most `maxBytes`, without external helpers. */
  diff(from: Oid, to: Oid, maxBytes: number): Promise<{ text: string; whole: boolean }>;
}
