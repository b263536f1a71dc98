import { LIMITS } from '../base/index.ts';
import type { CommitDraft, CommitFacts, HistoryReader, Oid } from '../git/index.ts';
import { choose, differenceOf, isBlob, isWithheld, type PathMap } from './missing-paths.ts';
import { planReplay } from './plan-replay.ts';
import type { Genuine } from './ledger-lock.ts';
import { LEDGER_AUTHOR } from './root-commit.ts';
import { changesOf } from './tree-of-ledger.ts';
import { worthKeeping } from './worth-keeping.ts';

/** Two tips of one ledger. */
export interface Tips {
  readonly local: Oid;
  readonly remote: Oid;
  /** Tips that others may have seen: what they hold is never replayed under another name. */
  readonly published: readonly Oid[];
  /** Digests of blobs that hold a secret, and do not come back where they were taken out. */
  readonly withheld?: (() => Promise<ReadonlySet<string>>) | undefined;
  /** Which record files come back where they were taken out. */
  readonly genuine?: Genuine | undefined;
}

/** How the local tip becomes one that holds both sides. */
export type MergePlan =
  /** The local tip already does. */
  | { readonly how: 'ahead' }
  /** Their tip does. */
  | { readonly how: 'forward'; readonly unshared: readonly CommitFacts[] }
  /** These commits do, the first upon our tip (restore), theirs (replay) or both (union). */
  | {
      readonly how: 'restore' | 'replay' | 'union';
      readonly unshared: readonly CommitFacts[];
      readonly commits: readonly CommitDraft[];
      /** For each commit the local one that it repeats, if any. */
      readonly repeats: readonly (Oid | undefined)[];
      /** Paths that either tip lost or changed, put back as they were. */
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
  if (behind.length === 0) return planAhead(reader, tips);
  const unshared = await reader.commits(local, [remote]);
  const { missing, purged } = await comingBack(reader, { ...tips, ours: local, theirs: remote });
  if (missing.size === 0) return { how: 'forward', unshared };
  const at = behind.at(-1)?.at ?? 0;
  // A merge would bring back the history that holds what was purged.
  if (purged || (await mayReplay(reader, tips, unshared))) {
    const replay = await planReplay(reader, { remote, at, unshared, missing });
    return { how: 'replay', unshared, ...replay };
  }
  const commit = await unionCommit(reader, tips, Math.max(at, unshared.at(-1)?.at ?? 0));
  return { how: 'union', unshared, commits: [commit], repeats: [undefined], restored: [] };
}

/** Stops a commit of ours, made by hand, from taking back what the remote has. */
async function planAhead(reader: HistoryReader, tips: Tips): Promise<MergePlan> {
  const { local, remote } = tips;
  const { missing } = await comingBack(reader, { ...tips, ours: remote, theirs: local });
  if (missing.size === 0) return { how: 'ahead' };
  const at = (await reader.commits(local, [remote])).at(-1)?.at ?? 0;
  const replay = await planReplay(reader, { remote: local, at, unshared: [], missing });
  return { how: 'restore', unshared: [], ...replay };
}

interface Pair extends Pick<Tips, 'genuine'> {
  readonly ours: Oid;
  readonly theirs: Oid;
}

/** What their tip lacks of ours, and what of theirs must give way to ours. */
async function missingFrom(
  reader: HistoryReader,
  { ours, theirs, genuine }: Pair,
): Promise<PathMap> {
  const { missing: all, conflicts } = differenceOf(await changesOf(reader, theirs, ours));
  const missing = await worthKeeping(reader, all, genuine);
  if (conflicts.length === 0) return missing;
  const oids = conflicts.flatMap((each) => [each.ours, each.theirs]);
  const answers = await reader.blobs(oids, LIMITS.blobPart);
  const won = conflicts.filter((each) => choose(each, answers) === each.ours);
  return new Map([...missing, ...won.map((each) => [each.path, each.ours] as const)]);
}

/** What their tip lacks of ours, without what is withheld, and whether there was some of that. */
async function comingBack(
  reader: HistoryReader,
  { withheld, ...pair }: Pair & Pick<Tips, 'withheld'>,
): Promise<{ missing: PathMap; purged: boolean }> {
  const all = await missingFrom(reader, pair);
  if (withheld === undefined || ![...all.keys()].some(isBlob))
    return { missing: all, purged: false };
  const digests = await withheld();
  const missing = new Map([...all].filter(([path]) => !isWithheld(path, digests)));
  return { missing, purged: missing.size < all.size };
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
  const missing = await missingFrom(reader, { theirs, ours, genuine: tips.genuine });
  return {
    parents: [theirs, ours],
    author: LEDGER_AUTHOR,
    at,
    message: UNION_MESSAGE,
    files: [],
    existing: [...missing].map(([path, oid]) => ({ path, oid })),
  };
}
