import { shortId, type RecordId } from '../base/index.ts';
import { sameWords, type BriefState } from '../briefs/index.ts';
import {
  commitOf,
  isSubjectMissing,
  judgeEvidence,
  openChallenges,
  withSubject,
  type JudgedEvidence,
} from '../evidence/index.ts';
import type { Criterion, GateTerms, RecordOf } from '../records/index.ts';
import type { History, Ruling } from '../trust/index.ts';
import type { GateRecords } from './gate-records.ts';

/** One criterion of a brief and what was shown for it. */
export interface CriterionState {
  readonly criterion: Criterion;
  readonly ok: boolean;
  /** Nothing can show it here: the commit in question is not here. */
  readonly subjectMissing: boolean;
  /** A challenge that a fresh run can answer; undefined where none is open. */
  readonly challenge: RecordId | undefined;
  /** The newest evidence that satisfies it, on the commit in question. */
  readonly by: JudgedEvidence | undefined;
  /** All that does and that no other evidence follows; several where they did not know of each other. */
  readonly shownBy: readonly JudgedEvidence[];
  /** All evidence that was offered for it, with why it is enough or not; newest last. */
  readonly offered: readonly Offered[];
}

/** Evidence that was offered for a criterion. */
interface Offered {
  readonly evidence: JudgedEvidence;
  readonly why: string;
  /** It is about another commit than the one in question. */
  readonly elsewhere: boolean;
}

/** Something that is not there yet, and the command that supplies it. */
export interface Missing {
  readonly what: string;
  readonly command: string;
}

/** What the criteria of a brief are held against. */
export interface CriteriaGround {
  readonly ruling: Ruling;
  readonly records: GateRecords;
  /** Of the commits that records are about, those that exist here; undefined: nobody looked. */
  readonly present?: ReadonlySet<string> | undefined;
}

/** Judges the evidence of a brief and holds its criteria against it, on a commit where given. */
export function criteriaOn(
  brief: BriefState,
  from: CriteriaGround,
  commit: string | undefined,
): CriterionState[] {
  const { ruling, records, present } = from;
  const judged = records.evidence.map((entry) =>
    withSubject(judgeEvidence(entry, brief, ruling), present),
  );
  return criteriaOf(brief, judged, { commit, history: ruling.history }).map((state) => {
    const asked = { criterion: state.criterion.id, commit };
    const open = openChallenges(records.challenges, asked, { brief, around: ruling });
    const subjectMissing = !state.ok && isSubjectMissing(commit, present);
    return { ...state, subjectMissing, challenge: open.at(-1)?.id };
  });
}

/** What evidence is held against criteria on. */
interface Ground {
  readonly commit: string | undefined;
  readonly history: History;
}

/**
 * Holds the criteria of a brief against judged evidence, oldest first. Where a commit is given,
 * evidence about any other says nothing: a test that passed on another head proves nothing here.
 * A run that failed, on the same commit, takes the proof away until one that knows it passes. Of
 * runs that did not know of each other, the one that failed counts: it fails closed.
 */
function criteriaOf(
  brief: BriefState,
  evidence: readonly JudgedEvidence[],
  { commit, history }: Ground,
): Omit<CriterionState, 'challenge' | 'subjectMissing'>[] {
  return brief.terms.criteria.map((criterion) => {
    const offered = evidence.flatMap((each) => offeredFor(criterion, each, commit));
    const decisive = offered.filter(({ ok, failed }) => ok || failed);
    const last = lastOf(decisive, history);
    const failed = last.find(({ ok }) => !ok)?.evidence.entry.id;
    if (failed !== undefined) {
      const said = offered.map((each) => (last.includes(each) ? beside(each, failed) : each));
      return { criterion, ok: false, by: undefined, shownBy: [], offered: said };
    }
    const shownBy = last.map(({ evidence: shown }) => shown);
    return { criterion, ok: last.length > 0, by: shownBy.at(-1), shownBy, offered };
  });
}

/** Says of evidence that would do why it does not, beside a run that failed. */
function beside<E extends Offered & { readonly ok: boolean }>(each: E, failed: RecordId): E {
  if (!each.ok) return each;
  return { ...each, why: `${shortId(failed)} failed, and neither run knew of the other` };
}

/** Leaves out evidence that a later one was made in the knowledge of. */
function lastOf<E extends Pick<Offered, 'evidence'>>(
  decisive: readonly E[],
  history: History,
): E[] {
  return decisive.filter(({ evidence }, index) => {
    const { id } = evidence.entry;
    const later = decisive.slice(index + 1);
    return later.findLast((each) => history.precedes(id, each.evidence.entry.id)) === undefined;
  });
}

function offeredFor(criterion: Criterion, evidence: JudgedEvidence, commit: string | undefined) {
  return evidence.satisfies
    .filter((judged) => judged.criterion === criterion.id)
    .map(({ ok, why }) => {
      const about = commitOf(evidence.entry.record);
      const elsewhere = commit !== undefined && about !== undefined && about !== commit;
      return {
        evidence,
        elsewhere,
        ok: ok && !elsewhere,
        failed: !elsewhere && showsFailure(criterion, evidence),
        why: elsewhere ? `it is about ${shortId(about)}, not ${shortId(commit)}` : why,
      };
    });
}

/** Only what is asked for, on a clean tree, can disprove: noise of another run must not. */
function showsFailure(criterion: Criterion, evidence: JudgedEvidence): boolean {
  const { entry, passed, subjectMissing } = evidence;
  if (passed || subjectMissing || entry.record.run?.dirty !== undefined) return false;
  return isAsked(criterion, entry.record);
}

/** Picks the criteria that a gate needs before a pass: those it names, or all of them. */
export function neededBy(gate: GateTerms, criteria: readonly CriterionState[]): CriterionState[] {
  return criteria.filter(
    ({ criterion }) => gate.needs.length === 0 || gate.needs.includes(criterion.id),
  );
}

/** Picks what is still to be shown by whoever works; doing their run again is the holder's own. */
export function owedByWorkers(criteria: readonly CriterionState[]): CriterionState[] {
  return criteria.filter(
    (state) => !state.ok && runToRepeat(state) === undefined && !isUnchallenged(state),
  );
}

/** A fresh run cannot be made before a holder of the gate challenged to it. */
function isUnchallenged({ criterion, challenge, subjectMissing }: CriterionState): boolean {
  return !subjectMissing && criterion.fresh === 'challenge' && challenge === undefined;
}

/** Says what is missing for each criterion that nothing satisfies. */
export function missingCriteria(brief: BriefState, criteria: readonly CriterionState[]): Missing[] {
  return criteria.filter(({ ok }) => !ok).map((state) => supply(brief.id, state));
}

function whatIsMissing({ criterion, offered, subjectMissing }: CriterionState): string {
  if (subjectMissing) {
    return `criterion ${criterion.id} is to be shown on a commit that is here (subject missing)`;
  }
  const asks = `criterion ${criterion.id} asks for evidence of grade ${criterion.grade}`;
  const last = offered.at(-1);
  if (last === undefined) return `${asks}; there is none`;
  return `${asks}; ${shortId(last.evidence.entry.id)} is not enough: ${last.why}`;
}

/**
 * Adds the command that makes the evidence a criterion asks for. Threat: words of a brief's author
 * among ours, in a line that somebody pastes; what the criterion runs, sos reads from it by itself.
 * Where it names no command, how the line ends is said in words: nobody could paste it.
 */
function supply(brief: string, state: CriterionState): Missing {
  const what = whatIsMissing(state);
  const reproducible = runToRepeat(state);
  if (state.subjectMissing) return { what, command: `sos brief submit ${brief}` };
  if (reproducible !== undefined)
    return { what, command: `sos evidence reproduce ${shortId(reproducible)}` };
  const { id, run, grade } = state.criterion;
  if (isUnchallenged(state)) return { what, command: `sos evidence challenge ${brief} ${id}` };
  const target = `--brief ${brief} --criterion ${id}`;
  if (run === undefined && grade === 'claim') {
    const line = `sos evidence add ${target} takes a file or --claim`;
    return { what: `${what}; ${line}`, command: 'sos help evidence add' };
  }
  const line = `sos evidence run ${target}${howToRun(state)}`;
  if (run !== undefined) return { what, command: line };
  return { what: `${what}; ${line} takes a command after --`, command: 'sos help evidence run' };
}

function howToRun({ criterion: { suite, fresh }, challenge }: CriterionState): string {
  const named = suite === undefined ? '' : ` --suite ${suite}`;
  const answers = fresh !== undefined && challenge !== undefined;
  return answers ? `${named} --challenge ${shortId(challenge)}` : named;
}

/**
 * Grade `gate` is reached by doing again what the builder ran: the asked command on the commit in
 * question, and not what another holder did again, which may be the own run of whoever is sent to it.
 */
function runToRepeat({
  criterion,
  offered,
}: Pick<CriterionState, 'criterion' | 'offered'>): RecordId | undefined {
  if (criterion.grade !== 'gate') return undefined;
  return offered.findLast((each) => isFirstRun(criterion, each))?.evidence.entry.id;
}

function isFirstRun(criterion: Criterion, { evidence, elsewhere }: Offered): boolean {
  const { entry, subjectMissing } = evidence;
  const { record } = entry;
  // What stood on no commit, or on one that is not here, cannot be done again on it.
  if (elsewhere || subjectMissing || record.run?.commit === undefined) return false;
  return record.reproduces === undefined && isAsked(criterion, record);
}

/** Tells whether a run is of the command and suite that a criterion names, or of any where it names none. */
function isAsked(criterion: Criterion, { run, suite }: RecordOf<'evidence'>): boolean {
  if (run === undefined || (criterion.suite ?? suite) !== suite) return false;
  return criterion.run === undefined || sameWords(criterion.run, run.argv);
}
