import { didAgain } from '../briefs/index.ts';
import { isKind, type TrustedEntry } from '../trust/index.ts';
import type { GateRecords } from './gate-records.ts';

/** A record by which somebody worked on a brief. */
export type WorkRecord = TrustedEntry<'claim' | 'submission' | 'evidence'>;

/**
 * Returns everything by which a principal worked on a brief, as `BriefState.workers` has it: claims and submissions, even those
 * that were given back or did not count, and evidence, but for runs that did again what somebody
 * else had run. Under whichever key, since an author is a principal. Whoever has any may not pass
 * the gates of the brief.
 */
export function workOf(who: string, records: GateRecords): WorkRecord[] {
  const theirs = [...records.work, ...records.evidence].filter(({ author }) => author === who);
  return theirs.filter((entry) => !isReproduction(entry, records));
}

function isReproduction(entry: WorkRecord, { evidence }: GateRecords): boolean {
  return (
    isKind(entry, 'evidence') && didAgain(entry, (id) => evidence.find((each) => each.id === id))
  );
}
