import type { BriefState } from '../briefs/index.ts';
import { missingCriteria, neededBy, owedByWorkers, type CriterionState } from './criteria.ts';
import type { GateState } from './gate-state.ts';
import { freeHolders, workersNow, type Move } from './move.ts';

type Said = Pick<Move, 'who' | 'what' | 'why' | 'next'>;

/** Says whose move one gate of a brief is; nothing where it passed or waits for the work itself. */
export function gateMove(
  brief: BriefState,
  gate: GateState,
  criteria: readonly CriterionState[],
): Move[] {
  const said = closedDoor(brief, gate) ?? turn(brief, gate, neededBy(gate.terms, criteria));
  return said === undefined ? [] : [{ brief: brief.id, gate: gate.name, ...said }];
}

/** A gate that nobody can answer, or that nothing asks, is a move of whoever wrote the brief. */
function closedDoor(brief: BriefState, gate: GateState): Said | undefined {
  if (gate.standing === 'pass') return undefined;
  const who = [brief.people.author];
  const next = 'sos help brief amend';
  const what = `amend gate ${gate.name} of ${brief.id}`;
  if (gate.holders.length === 0)
    return { who, what, next, why: `nobody can answer for ${gate.terms.holder}` };
  if (freeHolders(brief, gate).length === 0)
    return { who, what, next, why: 'all who hold it did the work' };
  const untriggered = gate.terms.trigger === undefined && gate.standing === 'none';
  return untriggered ? { who, what, next, why: 'it has no trigger' } : undefined;
}

function turn(
  brief: BriefState,
  gate: GateState,
  needed: readonly CriterionState[],
): Said | undefined {
  if (brief.lastSubmission === undefined && gate.standing !== 'asked') return undefined;
  switch (gate.standing) {
    case 'pass':
      return undefined;
    case 'asked':
      return answer(brief, gate, needed);
    case 'block':
      return mend(brief, gate);
    case 'none':
    case 'stale':
      return ask(brief, gate);
    case 'subject-missing':
      return bringBack(brief);
  }
}

function answer(
  brief: BriefState,
  gate: GateState,
  needed: readonly CriterionState[],
): Said | undefined {
  // Until the work is shown, the move is the builder's; doing a run again is the holder's own.
  if (owedByWorkers(needed).length > 0) return undefined;
  const [first] = missingCriteria(brief, needed);
  const what = `answer gate ${gate.name} of ${brief.id}`;
  const why = first?.what ?? `${gate.askedBy?.author ?? 'somebody'} asked`;
  const next = first?.command ?? `sos gate show ${brief.id} ${gate.name}`;
  return { who: freeHolders(brief, gate), what, why, next };
}

function mend(brief: BriefState, gate: GateState): Said {
  const ids = gate.openFindings.map(({ id }) => id).join(', ');
  const blocks = gate.inForce.filter(({ record }) => record.verdict === 'block');
  const who = [...new Set(blocks.map(({ author }) => author))].join(' and ');
  return {
    who: workersNow(brief),
    what: `mend what blocks gate ${gate.name} of ${brief.id}, then submit again`,
    why: `${who} found ${ids}`,
    next: `sos gate show ${brief.id} ${gate.name}`,
  };
}

function ask(brief: BriefState, gate: GateState): Said {
  const asksItself = gate.terms.trigger === 'submission';
  const moved = gate.moved.join(' and ');
  return {
    who: workersNow(brief),
    what: asksItself
      ? `submit for the terms in force of ${brief.id}`
      : `ask gate ${gate.name} of ${brief.id}`,
    why: gate.standing === 'stale' ? `${moved} moved since its verdict` : 'it was not asked',
    next: asksItself ? `sos brief submit ${brief.id}` : `sos gate request ${brief.id} ${gate.name}`,
  };
}

/** The move where the submitted commit is not here: neither its gates nor its evidence can count. */
export function bringBack(brief: BriefState): Said {
  return {
    who: workersNow(brief),
    what: `submit a commit of ${brief.id} that is there`,
    why: 'subject missing: the submitted commit is not in this clone: fetch it, if it was not rewritten',
    next: `sos brief submit ${brief.id}`,
  };
}
