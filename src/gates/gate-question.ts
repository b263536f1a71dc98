import { workOf, type BriefState, type WorkRecord } from '../briefs/index.ts';
import type { Ruling } from '../trust/index.ts';
import {
  criteriaOn,
  missingCriteria,
  neededBy,
  type CriterionState,
  type Missing,
} from './criteria.ts';
import { gateRecordsOf } from './gate-records.ts';
import type { GateState } from './gate-state.ts';

/** Everything that whoever answers a gate has to know. */
export interface GateQuestion {
  readonly brief: BriefState;
  readonly gate: GateState;
  /** The criteria that the gate needs, with what was shown on the commit in question. */
  readonly criteria: readonly CriterionState[];
  /** What a pass would be refused for now. */
  readonly missing: readonly Missing[];
  /** Who did the work, by which records; none of them may pass the gate. */
  readonly workers: readonly { readonly who: string; readonly by: readonly WorkRecord[] }[];
  /** The commits to compare since the last verdict; undefined where there is nothing to compare. */
  readonly since: { readonly from: string; readonly to: string } | undefined;
}

/** Gathers what a gate is asked, what was shown, who did the work and what moved since. */
export function gateQuestion(ruling: Ruling, brief: BriefState, gate: GateState): GateQuestion {
  const records = gateRecordsOf(ruling)(brief.id);
  const shown = criteriaOn(brief, { ruling, records }, gate.subject?.commit);
  const criteria = neededBy(gate.terms, shown);
  return {
    brief,
    gate,
    criteria,
    missing: missingCriteria(brief, criteria),
    workers: workersOf(brief),
    since: sinceLast(gate),
  };
}

function workersOf(brief: BriefState): GateQuestion['workers'] {
  return [...brief.workers].map((who) => ({ who, by: workOf(who, brief) }));
}

function sinceLast({ last, subject }: GateState): GateQuestion['since'] {
  if (last === undefined || subject === undefined) return undefined;
  if (last.record.commit === subject.commit) return undefined;
  return { from: last.record.commit, to: subject.commit };
}
