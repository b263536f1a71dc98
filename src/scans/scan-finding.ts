import type { Oid } from '../git/index.ts';

/** What is wrong with what was found. */
export type FindingKind =
  /** Something that opens something: a key, a token, a password. */
  | 'secret'
  /** A path or name of the private list. */
  | 'private'
  /** Made by a program: a cache, a local database, what a build leaves. */
  | 'generated'
  /** In a folder that policy keeps out. */
  | 'forbidden'
  /** A file name that tells of keys or accounts. */
  | 'telling-name'
  | 'large'
  | 'conflict'
  | 'licence'
  /** Packed so that nobody looked into it. */
  | 'unopened'
  /** A waiver that has ended, or that nothing needs. */
  | 'waiver';

/** Where in a repository something can stand. */
export type Surface =
  | 'blob'
  | 'commit'
  | 'tag'
  | 'tree'
  | 'message'
  | 'author'
  | 'header'
  | 'file name'
  | 'ref name'
  | 'git folder'
  | 'work tree'
  | 'index'
  | 'remote'
  | 'ledger';

/** One place where it was found. */
export interface ScanPlace {
  readonly surface: Surface;
  readonly object?: Oid;
  /** Path of a file, name of a ref. */
  readonly path?: string;
  readonly line?: number;
  /** In bytes, from 1. */
  readonly column?: number;
  /** How it was packed: `base64`, `utf-16`, `zip: docs/a.txt`. */
  readonly within?: string;
}

/** One thing that a scan reports. It never holds what was found, only where and what it is. */
export interface ScanFinding {
  readonly kind: FindingKind;
  readonly rule: string;
  /** Stands still when lines move, and changes with what was found. */
  readonly fingerprint: string;
  /** What may be shown of it. */
  readonly shown: string;
  readonly places: readonly ScanPlace[];
  /** Places beyond those listed. */
  readonly morePlaces: number;
  /** Commits that brought it in, oldest first. */
  readonly commits: readonly Oid[];
  readonly moreCommits: number;
}
