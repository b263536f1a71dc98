import type { RecordId } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import type { GateRecords } from './gate-records.ts';

/** Tells whether the author of some record knew another one. */
export type Knows = (entry: Pick<TrustedEntry, 'id'>) => boolean;

/** What a brief is judged by. */
interface Ground {
  readonly brief: BriefState;
  readonly records: GateRecords;
  readonly ruling: Ruling;
}

/** Takes as known what a record names, and what is in its past. */
export function knownBy(
  { id }: Pick<TrustedEntry, 'id'>,
  named: readonly RecordId[],
  { history }: Pick<Ruling, 'history'>,
): Knows {
  const names = new Set(named);
  return (entry) => names.has(entry.id) || history.precedes(entry.id, id);
}

/**
 * Cuts what evidence on a brief is judged by down to what somebody knew, so that nothing that is
 * written later changes the outcome. Threat: a record that is dated back, to make what was right
 * look wrong.
 */
export function evidenceKnown({ brief, records, ruling }: Ground, knows: Knows): Ground {
  const about = records.evidence.filter(({ record }) => record.criterion !== undefined);
  const evidence = about.filter(knows);
  // What known evidence names was there before it, however few heads its author named.
  const leantOn = new Set(evidence.flatMap(({ record }) => record.challenge ?? []));
  const challenges = records.challenges.filter((each) => leantOn.has(each.id) || knows(each));
  return {
    brief: {
      ...brief,
      // Looked at for few records, and costly for many.
      get work() {
        return brief.work.filter(knows);
      },
    },
    records: { ...records, evidence, challenges },
    ruling: { ...ruling, entries: [...records.evidence, ...challenges] },
  };
}
