import { utf8 } from '../base/index.ts';
import type { Oid } from './oid.ts';
import { objectName } from './tree-name.ts';

/** A commit without parents, as `git fast-import` makes it from a draft. */
export interface RootCommit {
  readonly tree: Oid;
  readonly author: { readonly name: string; readonly email: string };
  /** Whole seconds since 1970; the offset is always +0000. */
  readonly seconds: number;
  readonly message: string;
}

/** Works out the name of a commit without parents. Source: gitformat, "commit object". */
export function rootCommitName(commit: RootCommit, hash: 'sha1' | 'sha256'): Oid {
  const { tree, author, seconds, message } = commit;
  const who = `${author.name} <${author.email}> ${seconds} +0000`;
  const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\n${message}`;
  return objectName('commit', utf8(text), hash);
}
