import type { CommitDraft, CommitFacts, HistoryReader, Oid } from '../git/index.ts';
import { differenceOf, firstContent, type Conflict, type PathMap } from './missing-paths.ts';
import { planReplay } from './plan-replay.ts';
import { LEDGER_AUTHOR } from './root-commit.ts';

/** Two tips of one ledger. */
export interface Tips {
  readonly local: Oid;
  readonly remote: Oid;
  /** Tips that others may have seen: what they hold is never replayed under another name. */
  readonly published: readonly Oid[];
}

/** How the local tip becomes one that holds both sides. */
export type MergePlan =
  /** The local tip already does. */
  | { readonly how: 'ahead' }
  /** Their tip does. */
  | { readonly how: 'forward'; readonly unshared: readonly CommitFacts[] }
  /** These commits do, the first one upon their tip (replay) or upon both (union). */
  | {
      readonly how: 'replay' | 'union';
      readonly unshared: readonly CommitFacts[];
      readonly commits: readonly CommitDraft[];
      /** For each commit the local one that it repeats, if any. */
      readonly repeats: readonly (Oid | undefined)[];
      /** Paths that their tip lost or changed, kept at the content that was first here. */
      readonly restored: readonly string[];
    };

/**
 * Plans a merge by path, never by text: only additions are taken, and nothing is lost that either
 * side had. What nobody else has seen is replayed upon the remote tip, so that history stays a
 * line; what others may have seen is joined by a merge commit that any clone would make alike.
 */
export async function planMerge(reader: HistoryReader, tips: Tips): Promise<MergePlan> {
  const { local, remote } = tips;
  const behind = await reader.commits(remote, [local]);
  if (behind.length === 0) return { how: 'ahead' };
  const unshared = await reader.commits(local, [remote]);
  const missing = await missingFrom(reader, tips);
  if (missing.size === 0) return { how: 'forward', unshared };
  const at = behind.at(-1)?.at ?? 0;
  if (await mayReplay(reader, tips, unshared)) {
    const replay = await planReplay(reader, { remote, at, unshared, missing });
    return { how: 'replay', unshared, ...replay };
  }
  const commit = await unionCommit(reader, tips, Math.max(at, unshared.at(-1)?.at ?? 0));
  return { how: 'union', unshared, commits: [commit], repeats: [undefined], restored: [] };
}

/** What their tip lacks of ours, and what it holds with another content than was first. */
async function missingFrom(reader: HistoryReader, { local, remote }: Tips): Promise<PathMap> {
  const { missing, conflicts } = differenceOf(await reader.changes(remote, local));
  const chosen = await choose(reader, conflicts, { theirs: remote, ours: local });
  return new Map([...missing, ...chosen]);
}

/** Stops a commit that somebody else holds from coming back under a second name. */
async function mayReplay(
  reader: HistoryReader,
  { local, remote, published }: Tips,
  unshared: readonly CommitFacts[],
): Promise<boolean> {
  if (unshared.some((commit) => commit.parents.length > 1)) return false;
  const unseen = await reader.commits(local, [remote, ...published]);
  return unseen.length === unshared.length;
}

/** The words of a union merge, the same in every clone. */
const UNION_MESSAGE = 'sos: union of two ledger tips\n';

async function unionCommit(reader: HistoryReader, tips: Tips, at: number): Promise<CommitDraft> {
  // In the order of their names, whoever merges.
  const [theirs, ours] =
    tips.local < tips.remote ? [tips.local, tips.remote] : [tips.remote, tips.local];
  const { missing, conflicts } = differenceOf(await reader.changes(theirs, ours));
  const chosen = await choose(reader, conflicts, { theirs, ours });
  return {
    parents: [theirs, ours],
    author: LEDGER_AUTHOR,
    at,
    message: UNION_MESSAGE,
    files: [],
    existing: [...missing, ...chosen].map(([path, oid]) => ({ path, oid })),
  };
}

/** Of paths with two contents, those where their side must give way, with what stays. */
async function choose(
  reader: HistoryReader,
  conflicts: readonly Conflict[],
  { theirs, ours }: { readonly theirs: Oid; readonly ours: Oid },
): Promise<[path: string, oid: Oid][]> {
  if (conflicts.length === 0) return [];
  const base = await reader.mergeBase(theirs, ours);
  const sinceBase = base === undefined ? [] : await reader.changes(base, theirs);
  return conflicts.flatMap((conflict): [string, Oid][] => {
    const first = firstContent(conflict, sinceBase);
    return first === conflict.theirs ? [] : [[conflict.path, first]];
  });
}
