import { commitBytes } from './commit-bytes.ts';
import { objectName } from './object-name.ts';
import type { Oid } from './oid.ts';

const MILLISECONDS = 1000;

/** A commit without parents, as `git fast-import` makes it from a draft. */
export interface RootCommit {
  readonly tree: Oid;
  readonly author: { readonly name: string; readonly email: string };
  /** Whole seconds since 1970; the offset is always +0000. */
  readonly seconds: number;
  readonly message: string;
}

/** Works out the name of a commit without parents. */
export function rootCommitName(commit: RootCommit, hash: 'sha1' | 'sha256'): Oid {
  const at = commit.seconds * MILLISECONDS;
  return objectName('commit', commitBytes({ ...commit, at, parents: [] }), hash);
}
