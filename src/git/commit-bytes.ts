import { utf8 } from '../base/index.ts';
import { refusedArgument } from './errors.ts';
import type { CommitDraft } from './object-store.ts';
import type { Oid } from './oid.ts';

/** A commit but for what it adds. */
export interface CommitText extends Pick<CommitDraft, 'author' | 'at' | 'message'> {
  readonly tree: Oid;
  readonly parents: readonly Oid[];
}

/**
 * Writes a commit as `git fast-import` writes the same one.
 * Source: git-fast-import(1), "commit"; git-commit-tree(1), "Commit Information".
 */
export function commitBytes(commit: CommitText): Uint8Array {
  const who = signatureOf(commit);
  const parents = commit.parents.map((parent) => `parent ${parent}\n`).join('');
  return utf8(
    `tree ${commit.tree}\n${parents}author ${who}\ncommitter ${who}\n\n${commit.message}`,
  );
}

/** Writes who made a commit and when, in whole seconds and with offset +0000. */
export function signatureOf({ author, at }: Pick<CommitDraft, 'author' | 'at'>): string {
  const who = `${author.name} <${author.email}> ${Math.floor(at / 1000)} +0000`;
  // Threat: a name that ends its line and writes commands of its own.
  if (/[\n\0]/.test(who) || /[<>]/.test(author.name + author.email)) {
    throw refusedArgument('the author', who);
  }
  return who;
}
