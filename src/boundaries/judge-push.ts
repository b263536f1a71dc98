import type { Briefs, BriefState } from '../briefs/index.ts';
import { checkGates, gatesOn, type GateState } from '../gates/index.ts';
import { doubtsAbout, type Ruling } from '../trust/index.ts';
import { boundariesOf, isAbout, type Boundary } from './boundary.ts';
import { permits, permitsOf, type Permit } from './permits.ts';

/** One ref that is to be moved on a remote. */
export interface Push {
  /** Whole, as the remote calls it. */
  readonly ref: string;
  /** The commit that it is to name; undefined where it is to be deleted. */
  readonly commit: string | undefined;
  /** The commit that it names there now, where a server tells it and the ref is there. */
  readonly before?: string | undefined;
}

/** A boundary in a push's way, and what opens it; nothing where it stays closed. */
export interface Crossing {
  readonly boundary: Boundary;
  readonly permit: Permit | undefined;
  /** The brief whose gates passed on this very commit. */
  readonly passed: BriefState | undefined;
}

/** What is said of a push. */
export interface JudgedPush {
  readonly push: Push;
  readonly allowed: boolean;
  readonly crossings: readonly Crossing[];
}

/** What pushes are judged by. */
export interface Ground {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
}

/**
 * Holds pushes against every boundary in force: each one needs a permit for that ref, or passed
 * gates on that commit. Our own refs are never held up, or nobody could share the permit.
 */
export function judgePushes(pushes: readonly Push[], ground: Ground): JudgedPush[] {
  const boundaries = boundariesOf(ground.ruling, ground.briefs);
  // Threat: whoever gives a permit took back that the work is their own, or that the permit ended; or
  // a host withholds that it ended.
  const certain = permitsOf(ground.ruling, ground.briefs).filter(
    ({ entry: { id, record } }) =>
      doubtsAbout(record.brief, ground.ruling, { given: [id] }).length === 0,
  );
  return pushes.map((push) => {
    const inTheWay = isOurs(push.ref) ? [] : boundaries.filter((each) => isAbout(each, push.ref));
    const crossings = inTheWay.map((boundary) => crossing(boundary, push, { ...ground, certain }));
    const allowed = crossings.every(({ permit, passed }) => (permit ?? passed) !== undefined);
    return { push, allowed, crossings };
  });
}

/** Nothing opens what is in doubt: a permit or a pass rests on what was taken back. */
function crossing(
  boundary: Boundary,
  push: Push,
  ground: Ground & { readonly certain: readonly Permit[] },
): Crossing {
  if (boundary.doubt !== undefined) return { boundary, permit: undefined, passed: undefined };
  const permit = permitFor(boundary, push, ground.certain);
  return { boundary, permit, passed: passFor(boundary, push, ground) };
}

/** Tells whether a ref is one of sos itself. */
export function isOurs(ref: string): boolean {
  return ref === 'refs/heads/sos/ledger' || ref.startsWith('refs/sos/');
}

/** What holds until it is withdrawn comes first: a permit for one push is not spent in vain. */
function permitFor({ brief }: Boundary, push: Push, all: readonly Permit[]): Permit | undefined {
  const fit = all.filter(
    (permit) =>
      permits(permit, push) && (brief === undefined || permit.entry.record.brief === brief.id),
  );
  return fit.find(({ entry }) => entry.record.single !== true) ?? fit[0];
}

/** A pass is about one commit: a deletion has none, and nothing passes it. */
function passFor(
  { brief, gate }: Boundary,
  { commit }: Push,
  { ruling, briefs }: Ground,
): BriefState | undefined {
  if (commit === undefined) return undefined;
  const asked = brief === undefined ? [...briefs.all.values()] : [brief];
  return asked.find((each) => {
    const wanted = gatesFor(each, commit, ruling).filter(
      ({ name }) => gate === undefined || name === gate,
    );
    // Threat: a pass that no gate check goes by, since a record may be missing over it, or forked.
    return wanted.length > 0 && checkGates(ruling, each, wanted).failure === undefined;
  });
}

/** The tree comes from whoever offered the commit: a server that is asked has not got it yet. */
function gatesFor(brief: BriefState, commit: string, ruling: Ruling): readonly GateState[] {
  const offered = brief.submissions.find(({ record }) => record.commit === commit);
  if (offered === undefined || brief.cancellation !== undefined) return [];
  return gatesOn(ruling, brief, { commit, tree: offered.record.tree });
}
