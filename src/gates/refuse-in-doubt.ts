import type { SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import { doubtsAbout, type Resting, type Ruling } from '../trust/index.ts';
import { recordsTakenBack, recordsWithheld } from './errors-of-doubts.ts';
import type { GateState } from './gate-state.ts';

/**
 * Refuses to decide anything new on a brief that is in doubt. Threats: a host that withholds the
 * record that forbids it (`gates.records-withheld`); somebody who said what forbids it and took it
 * back (`gates.taken-back`).
 */
export function refuseInDoubt(ruling: Ruling, brief: BriefState): void {
  const doubt = doubtAbout(ruling, brief, {});
  if (doubt !== undefined) throw doubt;
}

/** Says why nothing is decided on a brief, though all that is here would let it. */
export function doubtAbout(
  ruling: Ruling,
  { id }: BriefState,
  resting: Resting,
): SosError | undefined {
  const doubts = doubtsAbout(id, ruling, resting);
  if (doubts.length === 0) return undefined;
  return ruling.holes.length > 0 ? recordsWithheld(doubts) : recordsTakenBack(id, doubts);
}

/** What the answer of gates rests on: the verdicts that stand, and the end of the brief. */
export function restingOn(brief: BriefState, gates: readonly GateState[]): Resting {
  const given = gates.flatMap(({ inForce }) => inForce.map(({ id }) => id));
  return { given, end: (brief.closing ?? brief.cancellation)?.id };
}
