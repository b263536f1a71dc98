import { lossyTextOf } from '../base/index.ts';
import { checkedOid } from './checked-oid.ts';
import { refusedArgument } from './errors.ts';
import { gitAt, type GitHost } from './git-program.ts';
import type { Oid } from './oid.ts';
import type { RepositoryPlaces } from './repository.ts';

/** The tree that holds nothing, which every git knows without having it. */
const EMPTY_TREE = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const;

/** A pattern, and the commit whose paths are held against it. */
export interface PathPattern {
  readonly commit: Oid;
  readonly pattern: string;
  /** Without regard to the case of letters. */
  readonly anyCase?: boolean;
}

/**
 * Says which paths of a commit a pattern names, in the order of their bytes. The pattern is git's
 * own glob from the top of the tree (gitglossary, "pathspec": `*` stays within a folder, `**` does
 * not); a folder's name means all that is in it.
 */
export async function matchingPaths(
  host: GitHost,
  { commonFolder, hash }: RepositoryPlaces,
  { commit, pattern, anyCase = false }: PathPattern,
): Promise<string[]> {
  // Threat: a pattern with magic of its own, such as one that takes everything but.
  if (pattern === '' || pattern.startsWith(':') || pattern.includes('\0')) {
    throw refusedArgument('the pattern', pattern);
  }
  const git = gitAt(host, { folder: commonFolder, gitFolder: commonFolder });
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', EMPTY_TREE[hash]];
  const output = await git.run('match a pattern', [
    ...[...args, checkedOid(commit), '--', `:(top,glob${anyCase ? ',icase' : ''})${pattern}`],
  ]);
  return lossyTextOf(output).split('\0').slice(0, -1);
}
