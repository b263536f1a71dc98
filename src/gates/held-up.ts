import { isEnded, type BriefState } from '../briefs/index.ts';
import { criteriaOn, neededBy, owedByWorkers, type CriteriaGround } from './criteria.ts';
import { standingsFor } from './gate-named.ts';
import { gateRecordsOf } from './gate-records.ts';
import type { GateState } from './gate-state.ts';
import { freeHolders, workersNow } from './move.ts';
import type { Board } from './moves.ts';

/** A gate that was asked and cannot be answered before somebody else shows something. */
export interface HeldUpGate {
  readonly brief: string;
  readonly gate: string;
  /** Who was asked, and has no move yet. */
  readonly holders: readonly string[];
  /** Who owes the evidence. */
  readonly from: readonly string[];
  /** Ids of the criteria that nothing shows yet. */
  readonly criteria: readonly string[];
  /** The command that tells all of it. */
  readonly next: string;
}

/**
 * Finds the gates that were asked too early. They are nobody's move but that of whoever owes the
 * evidence; their holders would otherwise not learn that they were asked.
 */
export function heldUpGates({ ruling, briefs, gates, present }: Board): HeldUpGate[] {
  const recordsOf = gateRecordsOf(ruling);
  return [...briefs.all.values()]
    .filter((brief) => !isEnded(brief))
    .flatMap((brief) =>
      standingsFor(gates, brief)
        .filter(({ standing }) => standing === 'asked')
        .flatMap((gate) => heldUp(brief, gate, { ruling, present, records: recordsOf(brief.id) })),
    );
}

function heldUp(brief: BriefState, gate: GateState, from: CriteriaGround): HeldUpGate[] {
  const criteria = criteriaOn(brief, from, brief.lastSubmission?.record.commit);
  const owed = owedByWorkers(neededBy(gate.terms, criteria));
  const holders = freeHolders(brief, gate);
  if (owed.length === 0 || holders.length === 0) return [];
  return [
    {
      brief: brief.id,
      gate: gate.name,
      holders,
      from: workersNow(brief),
      criteria: owed.map(({ criterion }) => criterion.id),
      next: `sos gate show ${brief.id} ${gate.name}`,
    },
  ];
}
