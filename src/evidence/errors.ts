import { shortId, showUnsafe, SosError } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import type { RunEnd } from '../host/index.ts';
import type { Run } from '../records/index.ts';
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

/** The record would not count. */
export function notAllowed(who: string, capability: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.not-allowed',
    message: `${who} may not give this evidence (${capability}); nothing was run or recorded`,
    hint: `somebody who may grants it with: sos identity grant ${who} ${capability}`,
    next: ['sos whoami'],
  });
}

/** A gate's holder would lose the gate. */
export function wouldBeWorker(brief: string, gate: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.would-be-worker',
    message: `you hold gate ${gate} of ${brief}, and whoever makes evidence for it cannot pass it; nothing was run or recorded`,
    hint: 'sos evidence reproduce ID does again what the builder ran, on its commit; --as-worker if you mean to work on it',
    next: [`sos evidence list --brief ${brief}`],
  });
}

/** The run is over and there is no record of it. */
export function notRecorded(
  path: string,
  { end, answers }: { readonly end: RunEnd; readonly answers: string | undefined },
  cause: unknown,
): SosError {
  const known = causeOf(cause);
  const ended = end.exitCode === undefined ? 'did not end by itself' : `ended with ${end.exitCode}`;
  return new SosError({
    kind: known.kind,
    code: 'evidence.not-recorded',
    message: `the command ran and ${ended}, but the run is NOT RECORDED: ${known.message}`,
    hint: `its output is kept in ${path}; ${wayOut(answers)}`,
    next: [
      ...known.next,
      ...(answers === undefined ? [] : [`sos command decline ${shortId(answers)}`]),
    ],
    facts: { output: path, exit: end.exitCode ?? null, because: known.code },
    cause,
  });
}

/** A command of somebody's that ran is not done anew for the sake of the record. */
function wayOut(command: string | undefined): string {
  return command === undefined
    ? 'what it proved is lost unless you run it again'
    : 'the command stays begun: decline it and say with --note what it did, or run it with --again if it bears being done twice';
}

function causeOf(cause: unknown): Pick<SosError, 'kind' | 'message' | 'next' | 'code'> {
  if (cause instanceof SosError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return { kind: 'failed', code: 'unknown', message, next: ['sos doctor'] };
}

/** Somebody ended sos while the command ran. */
export function interrupted(): SosError {
  return new SosError({
    kind: 'interrupted',
    code: 'evidence.interrupted',
    message: 'interrupted: the command and all it started were ended; nothing was recorded',
  });
}

/** The command of a recorded run did not end with 0. */
export function ranBadly({ argv, exit, endSignal, timedOut }: Run, id: string): SosError {
  const [program = ''] = argv;
  const how =
    timedOut === true
      ? 'took too long and was ended'
      : exit === undefined
        ? (endSignal ?? 'was not started')
        : `ended with exit code ${exit}`;
  return new SosError({
    kind: 'failed',
    code: 'evidence.run-failed',
    message: `${program}: ${how}; the run is recorded as ${shortId(id)}`,
    next: [`sos evidence show ${shortId(id)}`],
  });
}

/** There is neither a command nor a criterion that names one. */
export function nothingToRun(criterion: string | undefined): SosError {
  const why = criterion === undefined ? '' : `; criterion ${criterion} names no command`;
  return new SosError({
    kind: 'usage',
    code: 'evidence.nothing-to-run',
    message: `there is no command after --${why}; nothing was run`,
    hint: 'put the command at the end, after --',
    next: ['sos help evidence run'],
  });
}

/** A file that a run is said to leave lies where no run of this repository leaves anything. */
export function outsideWorkTree(path: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'evidence.outside-work-tree',
    message: `${showUnsafe(path)} is outside of the work tree; nothing was run or recorded`,
    hint: 'a product or a report is named from where you are',
  });
}

/** Only who judges a criterion asks for a fresh run of it. */
export function mayNotChallenge(who: string, brief: string, criterion: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.may-not-challenge',
    message: `${who} holds no gate of ${brief} that looks at ${criterion}, or worked on it; nothing was written`,
    next: [`sos gate list`],
  });
}

/** The run that is about to be made would not answer the challenge. */
export function notChallenged(id: string, problem: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.not-challenged',
    message: `a run here would not answer ${shortId(id)}: ${problem}; nothing was run or recorded`,
    hint: 'the challenge names brief, criterion and commit',
    next: [`sos show ${shortId(id)}`],
  });
}

/** Evidence is a file or a claim, and one of them at a time. */
export function fileOrClaim(): SosError {
  return new SosError({
    kind: 'usage',
    code: 'evidence.file-or-claim',
    message: 'give a file or --claim TEXT, and not both; nothing was recorded',
    next: ['sos help evidence add'],
  });
}

/** Content that a record names is not here, or is not what the record says. */
export function contentNotWhole(
  id: string,
  problem: 'missing' | 'altered' | 'withheld',
  part: string,
): SosError {
  if (problem === 'withheld') return contentWithheld(id);
  return new SosError({
    kind: problem === 'altered' ? 'untrusted' : 'incomplete',
    code: `evidence.content-${problem}`,
    message: `the content of ${shortId(id)} is ${problem} (part ${shortId(part)}); nothing of it is shown`,
    hint:
      problem === 'altered'
        ? 'somebody changed it after it was signed'
        : 'it may not have been fetched yet',
    next: problem === 'altered' ? ['sos verify'] : ['sos sync'],
  });
}

function contentWithheld(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'evidence.content-withheld',
    message: `the content of ${shortId(id)} held a secret and is withheld; nothing of it is shown`,
    hint: 'if the secret is yours, change it where it is used',
    next: [`sos show ${shortId(id)}`],
  });
}

/** The record has no output to print. */
export function noContent(id: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'evidence.no-content',
    message: `${shortId(id)} is a claim: it has no bytes beside its text`,
    next: [`sos evidence show ${shortId(id)}`],
  });
}
