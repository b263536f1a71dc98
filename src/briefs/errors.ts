import { shortId, showUnsafe, SosError } from '../base/index.ts';
import type { BriefState } from './brief-state.ts';
import type { MovedVersion } from './moved-by-workers.ts';
import type { LintFinding } from './lint-finding.ts';

/** No brief has this id or begins with it. */
export function noSuchBrief(asked: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'briefs.not-found',
    message: `There is no brief ${showUnsafe(asked)}.`,
    hint: 'It may not have arrived yet: share first, then look again.',
    next: ['sos brief list --all', 'sos sync'],
  });
}

/** Several briefs begin with what was asked for. */
export function ambiguousBrief(asked: string, candidates: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'briefs.ambiguous',
    message: `${showUnsafe(asked)} could be any of ${candidates.join(', ')}.`,
    hint: 'Give more of the id.',
    next: candidates.map((id) => `sos brief show ${id}`),
    facts: { candidates },
  });
}

/** A brief with this id is there already. */
export function idTaken(brief: BriefState, free: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.id-taken',
    message: `${brief.id} was opened by ${brief.opened.author}. Nothing was written.`,
    hint: `The next free id is ${free}; leave the id out to take it.`,
    next: [`sos brief show ${brief.id}`, 'sos help brief new'],
    facts: { brief: brief.id, free },
  });
}

/** A brief has ended, and what was asked for needs it to be going on. */
export function briefEnded(brief: BriefState, wanted: string): SosError {
  const ending = brief.closing ?? brief.cancellation;
  const by = ending === undefined ? '' : ` by ${ending.author}`;
  return new SosError({
    kind: 'refused',
    code: 'briefs.ended',
    message: `${brief.id} was ${brief.standing}${by}, so it cannot be ${wanted}. Nothing was written.`,
    next: ['sos help brief reopen', `sos brief show ${brief.id}`],
    facts: { brief: brief.id, standing: brief.standing },
  });
}

/** A brief has not ended, so that there is nothing to take up again. */
export function briefNotEnded(brief: BriefState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.not-ended',
    message: `${brief.id} is ${brief.standing}: there is nothing to reopen. Nothing was written.`,
    next: [`sos brief show ${brief.id}`],
    facts: { brief: brief.id, standing: brief.standing },
  });
}

/** Somebody else holds the brief. */
export function heldByOther(brief: BriefState, holder: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.held',
    message: `${holder} holds ${brief.id} since ${brief.claim?.record.at ?? ''}. Nothing was written.`,
    hint: `Ask ${holder} to give it back; ${brief.opened.author}, who opened it, can take it back too.`,
    next: [`sos brief show ${brief.id}`, 'sos help send'],
    facts: { brief: brief.id, holder, claim: brief.claim?.id },
  });
}

/** The claim is not this principal's to give back, or there is none. */
export function notYourClaim(brief: BriefState, who: string): SosError {
  const holder = brief.claim?.author;
  const held = holder === undefined ? 'Nobody holds it' : `${holder} holds it`;
  return new SosError({
    kind: 'refused',
    code: 'briefs.not-your-claim',
    message: `${who} cannot give ${brief.id} back. ${held}. Nothing was written.`,
    hint: `Only who holds it, or ${brief.opened.author}, who opened it, can.`,
    next: [`sos brief show ${brief.id}`],
    facts: { brief: brief.id, holder },
  });
}

/** Work offered by somebody who neither holds the brief nor is named in it. */
export function notYourWork(brief: BriefState, who: string): SosError {
  const holder = brief.claim?.author;
  const claimFirst = holder === undefined;
  return new SosError({
    kind: 'refused',
    code: 'briefs.not-your-work',
    message: `${who} neither holds ${brief.id} nor is assigned to it. Nothing was submitted.`,
    hint: claimFirst ? 'Nobody holds it: claim it first.' : `${holder} holds it.`,
    next: [claimFirst ? `sos brief claim ${brief.id}` : `sos brief show ${brief.id}`],
    facts: { brief: brief.id, holder },
  });
}

/** The same commit was submitted before for the same terms. */
export function alreadySubmitted(brief: BriefState, commit: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.already-submitted',
    message: `${shortId(commit)} is already what ${brief.id} offers for version ${brief.version}. Nothing was written.`,
    next: [`sos gate status ${brief.id}`, `sos brief show ${brief.id}`],
    facts: { brief: brief.id, commit, submission: brief.lastSubmission?.id },
  });
}

/** An amendment that changes nothing. */
export function nothingChanged(brief: BriefState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.nothing-changed',
    message: `The amendment asks for what version ${brief.version} of ${brief.id} asks for already. Nothing was written.`,
    next: [`sos brief show ${brief.id} --terms`, 'sos help brief amend'],
    facts: { brief: brief.id, version: brief.version },
  });
}

/** A worker who would change gates, or criteria but for their text, of the own work, or drop what holds it. */
export function gatesAreNotYours(brief: BriefState, gates: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.gates-moved',
    message: `You worked on ${brief.id}, so its gates, criteria and boundaries (${gates.join(', ')}) are not yours to change. Nothing was written.`,
    hint: 'Somebody who may write briefs and did not work on this one can amend them.',
    next: [`sos brief show ${brief.id}`, 'sos help send'],
    facts: { brief: brief.id, gates },
  });
}

/** Work on a brief and its closing are not for whoever asked less of it, and did not open it. */
export function workNotYours(
  brief: BriefState,
  who: string,
  { version, moved }: MovedVersion,
): SosError {
  return new SosError({
    kind: 'refused',
    code: 'briefs.asked-less',
    message: `${who} changed what ${brief.id} asks for in version ${version.version} (${moved.join(', ')}), and ${brief.opened.author} opened it: its work and its closing are for somebody else, under any key. Nothing was written, and version ${brief.version} stays as it is.`,
    hint: `Leave it to somebody else, or ask ${brief.opened.author} for a brief of its own.`,
    next: [`sos brief show ${brief.id}`, 'sos help send'],
    facts: { brief: brief.id, version: version.version, moved },
  });
}

/** A verb that needs a reason got none. */
export function reasonMissing(what: string, verb: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'briefs.no-reason',
    message: `${what} needs a reason, which stays in the record. Nothing was written.`,
    hint: 'add --reason and why, in quotes',
    next: [`sos help brief ${verb}`],
  });
}

/** A typed brief that cannot be read as one. */
export function badDraft(name: string, problems: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'briefs.bad-draft',
    message: `Cannot read ${showUnsafe(name)} as a brief: ${showUnsafe(problems.join('; '))}. Nothing was written.`,
    hint: 'sos brief new --print-template prints a draft that can be read.',
    next: ['sos brief new --print-template'],
    facts: { problems },
  });
}

/** Terms that could never be met, or would not mean what they say. */
export function lintRefused(subject: string, errors: readonly LintFinding[]): SosError {
  const count = errors.length === 1 ? '1 thing' : `${errors.length} things`;
  return new SosError({
    kind: 'refused',
    code: 'briefs.lint-errors',
    message: `${subject} cannot work as written: ${count} to mend. Nothing was written.`,
    hint: 'A place of the text is named before each; mend the text and try again.',
    facts: {
      missing: errors.map(({ at, message, fix }) => ({ what: `${at} ${message}`, fix })),
    },
  });
}

/** The brief has no version of this number. */
export function noSuchVersion(brief: BriefState, version: number): SosError {
  return new SosError({
    kind: 'failed',
    code: 'briefs.no-such-version',
    message: `${brief.id} has versions 1 to ${brief.version}, not ${version}.`,
    next: [`sos brief show ${brief.id}`],
    facts: { brief: brief.id, version },
  });
}

/** Somebody amended the brief while this amendment was written. */
export function amendedMeanwhile(brief: BriefState, from: number): SosError {
  const by = brief.versions.at(-1)?.author ?? brief.opened.author;
  return new SosError({
    kind: 'refused',
    code: 'briefs.amended-meanwhile',
    message: `${by} amended ${brief.id} meanwhile: version ${brief.version} is in force, not ${from}. Nothing was written.`,
    hint: 'Look at the new terms and amend those.',
    next: [`sos brief show ${brief.id}`, 'sos help brief amend'],
    facts: { brief: brief.id, version: brief.version, from },
  });
}

/** The text of an amendment names another brief. */
export function otherBrief(brief: BriefState, named: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'briefs.other-brief',
    message: `The text says that it is ${showUnsafe(named)}, not ${brief.id}. Nothing was written.`,
    hint: 'Take the line id: out of the front matter, or name the other brief.',
    next: [`sos brief show ${brief.id} --terms`],
    facts: { brief: brief.id, named },
  });
}
