import type { CommitFacts, Oid, RefOutcome, RefRefusal } from '../git/index.ts';
import { notTakenBack } from './errors.ts';
import { withLock, type LedgerPlace } from './ledger-lock.ts';
import { LEDGER_REF } from './ledger-refs.ts';
import { planMerge, type MergePlan } from './plan-merge.ts';
import { takeBackForks, type FindForking } from './take-back-forks.ts';
import { untilMoved } from './until-moved.ts';

/** A remote tip to be merged into the local ledger. */
export interface MergeRequest {
  readonly remoteTip: Oid;
  /** Tips that others may have seen: other remotes', and this one's before it moved. */
  readonly published: readonly Oid[];
  /** Local commits, oldest first, that their writer would rather take back than see replayed. */
  readonly own?: readonly Oid[];
  /** Throws where what `own` stands on no longer holds at the remote tip. */
  readonly beforeReplay?: ((remoteTip: Oid) => Promise<void>) | undefined;
  /** Finds records of ours that would fork a chain of this clone's. */
  readonly forking?: FindForking | undefined;
  /** Digests of blobs that are not to come back. */
  readonly withheld?: (() => Promise<ReadonlySet<string>>) | undefined;
}

/** What a merge did. */
export interface Merged {
  readonly tip: Oid;
  /** What `own` is called now. */
  readonly own: readonly Oid[];
  /** Paths that the remote, or a commit made by hand, had lost or changed, and that are back. */
  readonly restored: readonly string[];
}

/**
 * Brings the local ledger to a tip that holds both sides, under the lock. Without a local ledger
 * the remote's becomes it. When `beforeReplay` throws, its error comes back, and the caller's own
 * commits are taken off the local ledger if nothing else stands on them; where that cannot be done
 * `ledger.not-taken-back` says so. What was written before them stays, to be shared another time.
 * So it is with what would fork a chain of ours.
 */
export async function mergeRemote(place: LedgerPlace, request: MergeRequest): Promise<Merged> {
  return withLock(place, async () => {
    const { tip, own, restored } = await untilMoved(place.host, () => attempt(place, request));
    return { tip, own, restored };
  });
}

type Attempt = ({ readonly done: true } & Merged) | RefRefusal;

async function attempt(place: LedgerPlace, request: MergeRequest): Promise<Attempt> {
  const { remoteTip, published, withheld } = request;
  const local = await place.store.commitOf(LEDGER_REF);
  if (local === undefined) {
    const outcome = await place.store.moveRef(LEDGER_REF, remoteTip, undefined);
    return outcome.done ? { ...outcome, own: [], restored: [] } : outcome;
  }
  const plan = await planMerge(place.store, {
    local,
    remote: remoteTip,
    published,
    withheld,
    genuine: place.genuine,
  });
  const { forking: find } = request;
  const refusal = await takeBackForks(place, { find, plan, local, remote: remoteTip });
  if (refusal !== undefined) return refusal;
  await askAgain(place, { request, plan, local });
  const outcome = await carryOut(place, { request, plan, local });
  if (!outcome.done) return outcome;
  return { done: true, ...(await mergedBy(place, { request, plan, tip: outcome.tip })) };
}

interface Step {
  readonly request: MergeRequest;
  readonly plan: MergePlan;
  readonly local: Oid;
}

/** Evaluates the caller's condition against what others shared meanwhile. */
async function askAgain(place: LedgerPlace, { request, plan, local }: Step): Promise<void> {
  if (plan.how === 'ahead' || plan.unshared.length === 0) return;
  try {
    await request.beforeReplay?.(request.remoteTip);
  } catch (refusal) {
    const before = beforeOwn(plan.unshared, request.own ?? []);
    if (before !== undefined) await takeBack(place, { before, local, refusal });
    throw refusal;
  }
}

/** Threat: a record whose writer was told that it is refused, and that goes out later all the same. */
async function takeBack(
  { host, store }: LedgerPlace,
  { before, local, refusal }: { before: Oid; local: Oid; refusal: unknown },
): Promise<void> {
  try {
    await untilMoved(host, () => store.moveRef(LEDGER_REF, before, local));
  } catch (cause) {
    const why = refusal instanceof Error ? refusal.message : String(refusal);
    throw notTakenBack({ why, before, local }, cause);
  }
}

/** The commit that the caller's own stand on; undefined where something stands on them by now. */
function beforeOwn(unshared: readonly CommitFacts[], own: readonly Oid[]): Oid | undefined {
  if (own.length === 0) return undefined;
  const last = unshared.slice(-own.length);
  const areLast = last.map((commit) => commit.oid).join() === own.join();
  return areLast ? last[0]?.parents[0] : undefined;
}

async function carryOut(place: LedgerPlace, { request, plan, local }: Step): Promise<RefOutcome> {
  switch (plan.how) {
    case 'ahead':
      return { done: true, tip: local };
    case 'forward':
      return place.store.moveRef(LEDGER_REF, request.remoteTip, local);
    case 'restore':
    case 'replay':
    case 'union':
      return place.store.append({ ref: LEDGER_REF, expected: local, commits: plan.commits });
  }
}

async function mergedBy(
  place: LedgerPlace,
  { request, plan, tip }: Omit<Step, 'local'> & { readonly tip: Oid },
): Promise<Merged> {
  const own = request.own ?? [];
  if (plan.how === 'restore') return { tip, own, restored: plan.restored };
  if (plan.how !== 'replay') return { tip, own, restored: [] };
  const made = await place.store.commits(tip, [request.remoteTip]);
  const repeated = plan.repeats.map((source, index) => ({ source, oid: made[index]?.oid }));
  return {
    tip,
    own: own.flatMap((oid) => repeated.find((each) => each.source === oid)?.oid ?? []),
    restored: plan.restored,
  };
}
