import type { SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import { doubtsAbout, type Ruling } from '../trust/index.ts';
import { recordsTakenBack, recordsWithheld } from './errors-of-doubts.ts';

/** Threat: a decision on what a host shows while it withholds the record that forbids it. */
export function refuseWithheld(ruling: Ruling, brief: BriefState): void {
  const doubt = doubtAbout(ruling, brief);
  if (doubt !== undefined) throw doubt;
}

/** Says why nothing is decided on a brief, though all that is here would let it. */
export function doubtAbout(ruling: Ruling, { id }: BriefState): SosError | undefined {
  const doubts = doubtsAbout(id, ruling);
  if (doubts.length === 0) return undefined;
  return ruling.holes.length > 0 ? recordsWithheld(doubts) : recordsTakenBack(id, doubts);
}
