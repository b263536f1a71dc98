import { sha256Hex } from '../base/index.ts';
import type { BlobAnswer, Oid, TreeChange } from '../git/index.ts';
import { isAcceptable } from './path-alphabet.ts';

/** Files by path, as one side of a merge has them. */
export type PathMap = ReadonlyMap<string, Oid>;

/** What one tree has that another lacks, and where both have a file but not the same. */
export interface Difference {
  readonly missing: PathMap;
  readonly conflicts: readonly Conflict[];
}

/** One path with two contents. Honest writers never make one: a path holds a digest of its file. */
export interface Conflict {
  readonly path: string;
  readonly ours: Oid;
  readonly theirs: Oid;
}

/**
 * Says what their tree lacks of ours, from the changes between their tree and ours. Files whose
 * path or mode is not the ledger's are left out: whoever put them there keeps them to himself, and
 * whoever takes them out is not told that they were lost.
 */
export function differenceOf(changes: readonly TreeChange[]): Difference {
  const missing = new Map<string, Oid>();
  const conflicts: Conflict[] = [];
  for (const { path, before: theirs, after: ours } of changes) {
    if (ours === undefined || !isAcceptable(path, ours.mode) || !namesADigest(path)) continue;
    // What stands at a good path with a bad mode is nobody's record: ours takes its place.
    if (theirs === undefined || !isAcceptable(path, theirs.mode)) missing.set(path, ours.oid);
    else conflicts.push({ path, ours: ours.oid, theirs: theirs.oid });
  }
  return { missing, conflicts };
}

/**
 * Chooses which of two contents of one path stays: the one whose digest the path names, else the
 * one with the smaller object name. Because no side and no past counts, clones that merge in any
 * order end with the same files, and nobody can put another content in a record's place.
 */
export function choose(conflict: Conflict, answers: ReadonlyMap<Oid, BlobAnswer>): Oid {
  const { path, ours, theirs } = conflict;
  const [oursFits, theirsFits] = [ours, theirs].map((oid) => fits(path, answers.get(oid)));
  if (oursFits !== theirsFits) return oursFits === true ? ours : theirs;
  return ours < theirs ? ours : theirs;
}

/** Tells whether bytes are those whose digest a path holds, as every path of the ledger does. */
export function fits(path: string, answer: BlobAnswer | undefined): boolean {
  if (!(answer instanceof Uint8Array)) return false;
  const digest = sha256Hex(answer);
  return path.endsWith(`/${digest}`) || path.endsWith(`-${digest.slice(0, 32)}.yaml`);
}

/** Tells the path of a blob that holds a secret. */
export function isWithheld(path: string, withheld: ReadonlySet<string>): boolean {
  return isBlob(path) && withheld.has(path.slice(-64));
}

/** Tells the path of bytes that stand beside records. */
export function isBlob(path: string): boolean {
  return path.startsWith('blobs/');
}

function namesADigest(path: string): boolean {
  return /(?:\/[0-9a-f]{64}|-[0-9a-f]{32}\.yaml)$/.test(path);
}
