import type { Oid, RefRefusal } from '../git/index.ts';
import type { LedgerPlace } from './ledger-lock.ts';
import { LEDGER_REF } from './ledger-refs.ts';
import type { MergePlan } from './plan-merge.ts';

/** Records of ours that would fork a chain once they are shared, and how to say so. */
export interface Forking {
  readonly paths: ReadonlySet<string>;
  /** Makes the refusal, told the paths of all that was taken back. */
  readonly refuse: (takenBack: readonly string[]) => Error;
}

/** Looks for such records between two tips. */
export type FindForking = (tips: {
  readonly local: Oid;
  readonly remote: Oid;
}) => Promise<Forking | undefined>;

/** What a merge is about to do. */
export interface ForkingStep {
  readonly find: FindForking | undefined;
  readonly plan: MergePlan;
  readonly local: Oid;
  readonly remote: Oid;
}

/**
 * Stops a clone that was put back from an older state from forking the chain that it went on with
 * before: takes its commits back, from the first one with such a record on, since what follows knew
 * it, and throws. What was written before stays, to be shared another time. What somebody else may
 * have seen is never taken back. Returns the refusal of a ref that could not be moved.
 */
export async function takeBackForks(
  place: LedgerPlace,
  { find, plan, local, remote }: ForkingStep,
): Promise<RefRefusal | undefined> {
  if (plan.how !== 'replay' || plan.unshared.length === 0) return undefined;
  const forking = await find?.({ local, remote });
  if (forking === undefined) return undefined;
  const added = plan.commits.map(({ existing = [] }) => existing.map(({ path }) => path));
  const first = added.findIndex((paths) => paths.some((path) => forking.paths.has(path)));
  const before = plan.unshared.find(({ oid }) => oid === plan.repeats[first])?.parents[0];
  if (before === undefined) return undefined;
  const outcome = await place.store.moveRef(LEDGER_REF, before, local);
  if (!outcome.done) return outcome;
  throw forking.refuse(added.slice(first).flat());
}
