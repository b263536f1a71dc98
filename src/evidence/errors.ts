import { shortId, showUnsafe, SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import type { TrustedEntry } from '../trust/index.ts';

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

/** What would be recorded does not fit a record. */
export function cannotRecord(problems: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.cannot-record',
    message: `this cannot be recorded: ${showUnsafe(problems.join('; '))}; nothing was run or recorded`,
    facts: { problems },
  });
}

/** A variable that was asked for is not there or not fit for a record. */
export function badVariable(name: string, problem: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'evidence.bad-variable',
    message: `the variable ${showUnsafe(name)} ${problem}; nothing was run or recorded`,
  });
}

/** The file is larger than what a record may carry. It is refused and never cut. */
export function fileTooLarge(name: string, size: number, limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.file-too-large',
    message: `${showUnsafe(name)} has ${size} bytes, the limit is ${limit}; nothing was recorded`,
    hint: 'record a digest of it as a claim, and say where it can be had',
  });
}

/** The id names a record that is no evidence. */
export function notEvidence({ id, record }: TrustedEntry): SosError {
  return new SosError({
    kind: 'usage',
    code: 'evidence.not-evidence',
    message: `${shortId(id)} is no evidence but of kind ${record.kind}; nothing was changed`,
    next: [`sos show ${shortId(id)}`],
  });
}
