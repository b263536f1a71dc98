import { didAgain, isHolder, type BriefState, type RunFacts } from '../briefs/index.ts';
import { mayDo, neededFor, type Principal, type TrustedEntry } from '../trust/index.ts';
import type { KnownRecord } from '../records/index.ts';
import { notAllowed, wouldBeWorker } from './errors.ts';
import type { Placement } from './place-evidence.ts';

/** Refuses before anything is run what verification would not accept afterwards. */
export function refuseNotAllowed(author: Principal, placement: Placement): void {
  const { all, brief } = neededFor(placement as KnownRecord);
  const lacking = all.find((capability) => !mayDo(author, capability, brief));
  if (lacking !== undefined) throw notAllowed(author.name, lacking);
}

/**
 * Refuses to make a worker of somebody who holds a gate of the brief by an oversight: whoever makes
 * evidence for a brief cannot pass its gates any more.
 */
export function refuseToMakeWorker(
  author: Principal,
  brief: BriefState | undefined,
  given: {
    readonly placement: Placement;
    /** The run that is done again. */
    readonly original: TrustedEntry<'evidence'> | undefined;
    /** What is about to be run; undefined where nothing is. */
    readonly run: RunFacts | undefined;
  },
): void {
  const { placement, original, run } = given;
  if (brief === undefined) return;
  const record = { ...placement, ...(run === undefined ? {} : { run }) };
  if (didAgain({ author: author.name, record }, original)) return;
  const gate = brief.terms.gates.find((each) => isHolder(author, each));
  if (gate !== undefined && !brief.workers.has(author.name)) {
    throw wouldBeWorker(brief.id, gate.name);
  }
}
