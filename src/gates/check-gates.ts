import type { SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import { missingPass } from './close-brief.ts';
import { gatesNotPassed, recordsWithheld } from './errors.ts';
import type { Ruling } from '../trust/index.ts';
import type { GateStanding, GateState } from './gate-state.ts';

/** Standings that say no: asking again later does not help, somebody has to do something. */
const NO: ReadonlySet<GateStanding> = new Set<GateStanding>(['block', 'stale']);

/**
 * Says why gates are not passed, or nothing where all of them are. A brief without gates is not
 * passed, and neither is one where a record is missing that might take a pass back: absence must
 * never read as consent.
 */
export function checkGates(
  { holes }: Ruling,
  brief: BriefState,
  gates: readonly GateState[],
): SosError | undefined {
  if (gates.length === 0) {
    const command = 'sos help brief amend';
    return gatesNotPassed(brief, 'no', [{ what: 'it has no gate', command }]);
  }
  const missing = gates.flatMap(missingPass);
  if (missing.length === 0) return holes.length === 0 ? undefined : recordsWithheld(holes);
  const answer = gates.some(({ standing }) => NO.has(standing)) ? 'no' : 'not-yet';
  return gatesNotPassed(brief, answer, missing);
}
