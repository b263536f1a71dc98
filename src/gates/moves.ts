import {
  asksForCommit,
  isEnded,
  withoutWorkers,
  type Briefs,
  type BriefState,
} from '../briefs/index.ts';
import { isSubjectMissing } from '../evidence/index.ts';
import type { Ruling } from '../trust/index.ts';
import { claimMove, movesOfSigners, whoCloses } from './claim-moves.ts';
import { criteriaOn, missingCriteria, owedByWorkers, type CriterionState } from './criteria.ts';
import { settlingMoves } from './doubts.ts';
import { standingsFor } from './gate-named.ts';
import { bringBack, gateMove } from './gate-moves.ts';
import { gateRecordsOf, type GateRecords } from './gate-records.ts';
import type { Gates } from './gate-state.ts';
import { workersNow, type Move } from './move.ts';
import { openBlockers } from './open-blockers.ts';

/** What moves are worked out from. */
export interface Board {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
  readonly gates: Gates;
  /** Of the commits that records are about, those that exist here; undefined: nobody looked. */
  readonly present?: ReadonlySet<string> | undefined;
}

/**
 * Says whose move every open brief and gate is, so that nobody waits for somebody who waits for
 * them. Every brief that has not ended has at least one move, but while it waits for nothing but
 * an answer to a blocker: that is a move on the bus.
 */
export function movesOf(board: Board): Move[] {
  const blockers = openBlockers(board.ruling);
  const recordsOf = gateRecordsOf(board.ruling);
  return [...board.briefs.all.values()].flatMap((brief) => {
    const settling = settlingMoves(board.ruling, brief);
    if (isEnded(brief)) return settling;
    const worked = movesIn(brief, board, recordsOf(brief.id));
    const moves = [...settling, ...movesOfSigners(worked, brief, board.ruling)];
    const waits = moves.length > 0 || blockers.has(brief.id);
    return waits ? moves : [closeMove(brief, board.ruling)];
  });
}

function movesIn(brief: BriefState, board: Board, records: GateRecords): Move[] {
  const { ruling, present } = board;
  if (brief.standing === 'open') return [claimMove(brief, ruling)];
  const commit = brief.lastSubmission?.record.commit;
  const criteria = criteriaOn(brief, { ruling, records, present }, commit);
  const gates = standingsFor(board.gates, brief);
  // Each gate says it by itself.
  const gone = isSubjectMissing(commit, present);
  if (gone && gates.length === 0) return [{ brief: brief.id, ...bringBack(brief) }];
  const moves = [
    ...(gone ? [] : workMoves(brief, criteria)),
    ...gates.flatMap((gate) => gateMove(brief, gate, criteria)),
  ];
  return moves.length > 0 ? moves : repeatMoves(brief, criteria);
}

/** Runs that a gate has to do again and that no gate waits for any more. */
function repeatMoves(brief: BriefState, criteria: readonly CriterionState[]): Move[] {
  const holders = [...brief.people.holders.values()].flat();
  const who = withoutWorkers(brief, [...new Set(holders)]);
  return missingCriteria(brief, criteria).map(({ what, command }) => ({
    brief: brief.id,
    who,
    what: `do again what shows ${brief.id}`,
    why: what,
    next: command,
  }));
}

/** What whoever holds the brief still owes, before its gates are anybody's business. */
function workMoves(brief: BriefState, criteria: readonly CriterionState[]): Move[] {
  const who = workersNow(brief);
  if (brief.lastSubmission === undefined && asksForCommit(brief.terms)) {
    const next = `sos brief submit ${brief.id}`;
    const what = `do the work of ${brief.id} and submit a commit`;
    return [{ brief: brief.id, who, what, why: 'nothing was submitted', next }];
  }
  const owed = owedByWorkers(criteria);
  const [first] = missingCriteria(brief, owed);
  if (first === undefined) return [];
  const ids = owed.map(({ criterion }) => criterion.id).join(', ');
  const what = `show ${ids} of ${brief.id}`;
  return [{ brief: brief.id, who, what, why: first.what, next: first.command }];
}

function closeMove(brief: BriefState, ruling: Ruling): Move {
  return {
    brief: brief.id,
    who: whoCloses(brief, ruling),
    what: `close ${brief.id}`,
    why: 'nothing is missing',
    next: `sos brief close ${brief.id}`,
  };
}
