import type { TrustedEntry } from '../trust/index.ts';
import type { GateRecords } from './gate-records.ts';

/** A record by which somebody worked on a brief. */
export type WorkRecord = TrustedEntry<'claim' | 'submission' | 'evidence'>;

/**
 * Returns everything by which a principal worked on a brief: claims and submissions, even those
 * that were given back or did not count, and evidence, but for runs that did again what somebody
 * else had run. Under whichever key, since an author is a principal. Whoever has any may not pass
 * the gates of the brief.
 */
export function workOf(who: string, records: GateRecords): WorkRecord[] {
  const theirs = [...records.work, ...records.evidence].filter(({ author }) => author === who);
  return theirs.filter((entry) => !isReproduction(entry, records));
}

/** Tells whether an entry is evidence that did somebody else's run on the same brief again. */
function isReproduction(entry: WorkRecord, records: GateRecords): boolean {
  if (entry.record.kind !== 'evidence') return false;
  const { reproduces } = entry.record;
  // Naming one's own run, or none that is there, does not turn producing into reproducing.
  const original = records.evidence.find(({ id }) => id === reproduces);
  return original !== undefined && original.author !== entry.author;
}
