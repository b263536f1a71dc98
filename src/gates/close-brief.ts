import { shortId, type RecordId } from '../base/index.ts';
import {
  answerersOf,
  asksForCommit,
  briefEnded,
  isEnded,
  refuseWhoAskedLess,
  type BriefState,
} from '../briefs/index.ts';
import { isSubjectMissing } from '../evidence/index.ts';
import type { DraftOf } from '../records/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { criteriaOn, missingCriteria, type CriterionState, type Missing } from './criteria.ts';
import { cannotClose } from './errors.ts';
import { forkedGround } from './errors-of-doubts.ts';
import { forksBehind, type ForksBehind } from './forks-behind.ts';
import { refuseInDoubt } from './refuse-in-doubt.ts';
import { gateRecordsOf } from './gate-records.ts';
import type { GateState } from './gate-state.ts';
import { groundOf } from './ground-of.ts';
import { openBlockers } from './open-blockers.ts';

/** What closing a brief is decided on. */
export interface Closing {
  readonly ruling: Ruling;
  readonly brief: BriefState;
  readonly gates: readonly GateState[];
  /** Who closes it and whose next commands are named, where it is known. */
  readonly who?: string | undefined;
  /** Of the commits that records are about, those that exist here; undefined: nobody looked. */
  readonly present?: ReadonlySet<string> | undefined;
}

/**
 * Drafts closing a brief, naming the submission, verdicts and evidence that it rests on. Refuses
 * with everything that is missing, each with the command that supplies it (`facts.missing`).
 */
export function closeBrief(closing: Closing, note?: string): DraftOf<'close'> {
  const { brief, gates } = closing;
  if (isEnded(brief)) throw briefEnded(brief, 'closed');
  if (closing.who !== undefined) refuseWhoAskedLess(brief, closing.who);
  // Threat: what was submitted is taken back, and it reads as if nobody had done anything.
  refuseInDoubt(closing.ruling, brief);
  const missing = missingToClose(closing);
  if (missing.length > 0) throw cannotClose(brief, missing);
  const evidence = shownFor(closing);
  const { within } = forksOfClosing(closing);
  if (within.length > 0) throw forkedGround(within);
  const submission = brief.lastSubmission?.id;
  return {
    kind: 'close',
    brief: brief.id,
    terms: brief.termsId,
    ...(submission === undefined ? {} : { submission }),
    verdicts: gates.flatMap(({ inForce }) => inForce.map(({ id }) => id)),
    evidence: [...new Set(evidence)],
    ...(note === undefined ? {} : { note }),
  };
}

/** Finds the forks behind what a closing rests on; those within it keep the brief from being closed. */
export function forksOfClosing(closing: Closing): ForksBehind {
  const { ruling, brief, gates } = closing;
  const work = brief.lastSubmission === undefined ? [] : [brief.lastSubmission.id];
  return forksBehind(ruling, new Set([...groundOf(brief, gates), ...shownFor(closing), ...work]));
}

function shownFor(closing: Closing): RecordId[] {
  return criteriaFor(closing).flatMap(({ by }) => (by === undefined ? [] : by.entry.id));
}

/** Lists everything that keeps a brief from being closed; empty means that it can be. */
export function missingToClose(closing: Closing): Missing[] {
  const { brief, gates, ruling } = closing;
  return [
    ...missingSubmission(closing),
    ...missingCriteria(brief, criteriaFor(closing)),
    ...gates.flatMap(missingPass),
    ...(openBlockers(ruling).get(brief.id) ?? []).map((blocker) => missingReply(blocker, closing)),
  ];
}

/** A reply by anybody else leaves a blocker open: only who can answer it is told to. */
function missingReply(blocker: TrustedEntry<'message'>, { ruling, who }: Closing): Missing {
  const id = shortId(blocker.id);
  const able = answerersOf(blocker, ruling);
  const mine = who === undefined || able.includes(who);
  return {
    what: `blocker ${id} has no reply: it waits for ${able.join(' or ') || 'nobody who can sign'}`,
    command: mine ? `sos thread ${id}` : `sos show ${id}`,
  };
}

/** Holds the criteria of a brief against what was shown on the work on offer. */
export function criteriaFor({ ruling, brief, present }: Closing): CriterionState[] {
  const records = gateRecordsOf(ruling)(brief.id);
  return criteriaOn(brief, { ruling, records, present }, brief.lastSubmission?.record.commit);
}

/** Threat: work that nobody can look at any more, and that is closed on what was once said of it. */
function missingSubmission({ brief, present }: Closing): Missing[] {
  const commit = brief.lastSubmission?.record.commit;
  if (commit !== undefined && isSubjectMissing(commit, present)) {
    const what = `subject missing: the submitted commit ${shortId(commit)} is not here`;
    return [{ what, command: 'git fetch' }];
  }
  if (commit !== undefined || !asksForCommit(brief.terms)) return [];
  return [{ what: 'no commit was submitted', command: `sos brief submit ${brief.id}` }];
}

/** Says what keeps one gate from being passed, and what helps; nothing where it is. */
export function missingPass(gate: GateState): Missing[] {
  if (gate.standing === 'pass') return [];
  const at = `${gate.brief} ${gate.name}`;
  const request = `sos gate request ${at}`;
  const said: Readonly<Record<Exclude<GateState['standing'], 'pass'>, readonly [string, string]>> =
    {
      none: ['was not asked', request],
      asked: [`waits for ${gate.terms.holder}`, `sos gate pass ${at}`],
      block: [`is blocked (${findingIds(gate)})`, `sos gate show ${at}`],
      stale: [`answered about other ${gate.moved.join(' and ')}`, request],
      'subject-missing': ['is about a commit that is not here (subject missing)', 'git fetch'],
    };
  const [what, command] = said[gate.standing];
  return [{ what: `gate ${gate.name} ${what}`, command }];
}

/** Threat: words of a finder in the place of a fact, where a program takes them for one. */
function findingIds({ inForce }: GateState): string {
  return inForce.flatMap(({ record }) => record.findings.map(({ id }) => id)).join(', ');
}
