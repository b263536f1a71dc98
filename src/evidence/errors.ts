import { shortId, SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';

/** The brief has no such criterion. */
export function unknownCriterion(brief: BriefState, criterion: string): SosError {
  const known = brief.terms.criteria.map(({ id, text }) => `${id} (${text})`);
  return new SosError({
    kind: 'usage',
    code: 'evidence.unknown-criterion',
    message: `${brief.id} has no criterion ${criterion}; nothing was run or recorded`,
    hint: known.length === 0 ? 'it has no criteria' : `its criteria: ${known.join(', ')}`,
    next: [`sos brief show ${brief.id}`],
  });
}

/** A criterion belongs to a brief. */
export function criterionWithoutBrief(criterion: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'evidence.criterion-without-brief',
    message: `--criterion ${criterion} needs --brief; nothing was run or recorded`,
    next: ['sos brief list'],
  });
}

/** What is to be done again is no run. */
export function notARun(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.not-a-run',
    message: `${shortId(id)} is no run of a command; nothing was run or recorded`,
    next: ['sos evidence list'],
  });
}

/** Doing one's own run again proves nothing more. */
export function ownRun(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.own-run',
    message: `${shortId(id)} is your own run: repeating it yourself makes it no stronger; nothing was run`,
    hint: 'the holder of a gate does it',
  });
}
