import type { SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import { missingPass } from './close-brief.ts';
import { gatesNotPassed } from './errors.ts';
import { forkedGround } from './errors-of-doubts.ts';
import { forksBehind } from './forks-behind.ts';
import { groundOf } from './ground-of.ts';
import type { Finding, Ruling } from '../trust/index.ts';
import type { GateStanding, GateState } from './gate-state.ts';
import { doubtAbout, restingOn } from './refuse-in-doubt.ts';

/** Standings that say no: asking again later does not help, somebody has to do something. */
const NO: ReadonlySet<GateStanding> = new Set<GateStanding>(['block', 'stale']);

/** What gates say together. */
export interface GateCheckup {
  /** Why they are not passed; undefined where all of them are. */
  readonly failure: SosError | undefined;
  /** Forks by authors of what the answer rests on, whether or not they change it. */
  readonly alarms: readonly Finding[];
}

/**
 * Says whether gates are passed. A brief without gates is not, and neither is one where a record is
 * missing, or was taken back by its author, that might take a pass back: absence must never read as
 * consent. Nor is one where a record that the pass rests on is one of two at its place of a chain
 * (`gates.forked`).
 */
export function checkGates(
  ruling: Ruling,
  brief: BriefState,
  gates: readonly GateState[],
): GateCheckup {
  const { within, alarms } = forksBehind(ruling, groundOf(brief, gates));
  const missing = notPassed(brief, gates);
  if (missing !== undefined) return { failure: missing, alarms };
  if (within.length > 0) return { failure: forkedGround(within), alarms };
  return { failure: doubtAbout(ruling, brief, restingOn(brief, gates)), alarms };
}

function notPassed(brief: BriefState, gates: readonly GateState[]): SosError | undefined {
  if (gates.length === 0) {
    const command = 'sos help brief amend';
    return gatesNotPassed(brief, 'no', [{ what: 'it has no gate', command }]);
  }
  const missing = gates.flatMap(missingPass);
  if (missing.length === 0) return undefined;
  const answer = gates.some(({ standing }) => NO.has(standing)) ? 'no' : 'not-yet';
  return gatesNotPassed(brief, answer, missing);
}
