import type { BriefState } from '../briefs/index.ts';
import { isSubjectMissing } from '../evidence/index.ts';
import type { GateFinding, GateTerms } from '../records/index.ts';
import type { History, TrustedEntry } from '../trust/index.ts';
import type { GateRecords } from './gate-records.ts';
import type { GateStanding, GateState, GateVerdict, JudgedVerdict, Subject } from './gate-state.ts';

/** A brief with its verdicts judged. */
export interface JudgedBrief {
  readonly brief: BriefState;
  readonly records: GateRecords;
  readonly verdicts: readonly JudgedVerdict[];
  readonly history: History;
  readonly present?: ReadonlySet<string> | undefined;
}

type Verdict = TrustedEntry<'verdict'>;

/** Says where one gate of a brief stands on the work that is offered now, or on another commit. */
export function gateStateOf(gate: GateTerms, judged: JudgedBrief, asked?: Subject): GateState {
  const { brief, records } = judged;
  const requests = records.requests.filter(({ record }) => record.gate === gate.name);
  const verdicts = judged.verdicts
    .filter(({ entry }) => entry.record.gate === gate.name)
    .map((each) => withSubject(each, judged.present));
  const subject = asked ?? offered(brief, requests);
  const given = verdicts.filter(stands).map(({ entry }) => entry);
  const inForce =
    subject === undefined ? [] : latest(given.filter(isAbout(subject)), judged.history);
  const askedBy = subject === undefined ? undefined : asking(gate, subject, { brief, requests });
  const last = given.at(-1);
  return {
    brief: brief.id,
    name: gate.name,
    terms: gate,
    holders: brief.people.holders.get(gate.name) ?? [],
    standing: standingOf({ subject, inForce, askedBy, last }, judged.present),
    subject,
    requests,
    askedBy,
    verdicts,
    inForce,
    last,
    moved: movedSince(last, subject),
    openFindings: inTheWay(inForce.length > 0 ? inForce : onceInForce(given, judged.history)),
  };
}

/** What a gate is about: the work submitted last, or before any, the commit it was asked about. */
function offered(
  brief: BriefState,
  requests: readonly TrustedEntry<'gate-request'>[],
): Subject | undefined {
  const work = (brief.lastSubmission ?? requests.at(-1))?.record;
  return work && { terms: brief.termsId, commit: work.commit, tree: work.tree };
}

function withSubject(verdict: JudgedVerdict, present: JudgedBrief['present']): GateVerdict {
  return { ...verdict, subjectMissing: isSubjectMissing(verdict.entry.record.commit, present) };
}

/** Tells whether a verdict counts, says something, and was not withdrawn. */
function stands({ entry, flaw, replacedBy }: JudgedVerdict): boolean {
  return flaw === undefined && replacedBy === undefined && entry.record.verdict !== 'withdrawn';
}

/** A verdict on one commit, tree or version of the terms says nothing about any other. */
function isAbout(subject: Subject): (verdict: Verdict) => boolean {
  return ({ record }) =>
    record.terms === subject.terms &&
    record.commit === subject.commit &&
    record.tree === subject.tree;
}

/** Leaves out verdicts that a later one was given in the knowledge of. */
function latest(verdicts: readonly Verdict[], history: History): Verdict[] {
  return verdicts.filter(({ id }) => !verdicts.some((later) => history.precedes(id, later.id)));
}

/** What stood on the subject of the last verdict, where nothing stands on the present one. */
function onceInForce(given: readonly Verdict[], history: History): Verdict[] {
  const last = given.at(-1);
  return last === undefined ? [] : latest(given.filter(isAbout(last.record)), history);
}

/** Of a pass and a block that did not know of each other, what the block found stays. */
function inTheWay(verdicts: readonly Verdict[]): GateFinding[] {
  const blocks = verdicts.filter(({ record }) => record.verdict === 'block');
  const said = blocks.length > 0 ? blocks : verdicts.slice(-1);
  return said.flatMap(({ record }) => record.findings);
}

function asking(
  gate: GateTerms,
  subject: Subject,
  from: { brief: BriefState; requests: readonly TrustedEntry<'gate-request'>[] },
): GateState['askedBy'] {
  const request = from.requests.findLast(
    ({ record }) => record.terms === subject.terms && record.commit === subject.commit,
  );
  if (request !== undefined || gate.trigger !== 'submission') return request;
  const work = from.brief.lastSubmission;
  const fits = work?.record.terms === subject.terms && work.record.commit === subject.commit;
  return fits ? work : undefined;
}

function standingOf(
  gate: Pick<GateState, 'subject' | 'inForce' | 'askedBy' | 'last'>,
  present: ReadonlySet<string> | undefined,
): GateStanding {
  const { subject, inForce } = gate;
  if (isSubjectMissing(subject?.commit, present)) return 'subject-missing';
  // Of a pass and a block that did not know of each other, the block stands: it fails closed.
  if (inForce.some(({ record }) => record.verdict === 'block')) return 'block';
  if (inForce.length > 0) return 'pass';
  if (gate.askedBy !== undefined) return 'asked';
  return gate.last === undefined ? 'none' : 'stale';
}

function movedSince(last: Verdict | undefined, subject: Subject | undefined): GateState['moved'] {
  if (last === undefined || subject === undefined) return [];
  return (['terms', 'commit'] as const).filter((part) => last.record[part] !== subject[part]);
}
