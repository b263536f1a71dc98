import type { RecordId } from '../base/index.ts';
import { briefEnded, isEnded, isHolder, workOf } from '../briefs/index.ts';
import type { DraftOf, GateFinding } from '../records/index.ts';
import { mayDo, type Principal, type TrustedEntry } from '../trust/index.ts';
import { checksOn, missingChecks } from './checks.ts';
import { criteriaOn, missingCriteria, neededBy } from './criteria.ts';
import {
  askedForAPerson,
  evidenceMissing,
  findingsMissing,
  findingsStillOpen,
  nothingToJudge,
  nothingToWithdraw,
  notTheHolder,
  otherCommit,
  otherManifest,
  otherTree,
  ownWorkRefused,
  subjectMissing,
  verdictReasonMissing,
} from './errors.ts';
import type { AskedGate } from './gate-question.ts';
import { gateRecordsOf } from './gate-records.ts';
import type { GateState, Subject } from './gate-state.ts';
import { isManifestOf } from './judge-verdict.ts';
import { freeHolders } from './move.ts';
import { refuseInDoubt } from './refuse-in-doubt.ts';

/** What a verdict is given on, and who gives it. */
export interface Bench extends AskedGate {
  readonly giver: Principal;
}

/** What the giver of a verdict says. */
export interface Saying {
  /** The whole name of the commit that was looked at; undefined: the one on offer. */
  readonly commit?: string | undefined;
  /** The tree that this commit has here, to be held against the one that was offered with it. */
  readonly tree?: string | undefined;
  /** Further evidence that was looked at, besides what satisfies the criteria. */
  readonly evidence?: readonly RecordId[];
  /** The manifest of a release that the giver vouches for, with a pass. */
  readonly manifest?: RecordId | undefined;
  readonly findings?: readonly GateFinding[];
  readonly reason?: string | undefined;
  readonly followUps?: readonly string[];
  readonly notChecked?: readonly string[];
}

/**
 * Drafts a pass. There is no override: whoever did the work, critical or major findings, and
 * missing evidence are refused, and so is answering an earlier block on the same commit without
 * saying what changed.
 */
export function passGate(bench: Bench, saying: Saying = {}): DraftOf<'verdict'> {
  const { ruling, brief, gate } = bench;
  const records = gateRecordsOf(ruling)(brief.id);
  if (isEnded(brief)) throw briefEnded(brief, 'passed');
  refuseStranger(bench);
  refuseOwnWork(bench);
  refuseInDoubt(ruling, brief);
  const subject = subjectToPass(bench, saying);
  const weighty = (saying.findings ?? []).filter(({ severity }) => severity !== 'minor');
  if (weighty.length > 0) {
    throw findingsStillOpen(
      gate,
      weighty.map(({ id }) => id),
    );
  }
  const needed = neededBy(gate.terms, criteriaOn(brief, { ruling, records }, subject.commit));
  const checks = checksOn(gate.terms, subject.commit, {
    didWork: (who) => brief.workers.has(who),
    records,
  });
  const at = `${brief.id} ${gate.name}`;
  const missing = [...missingCriteria(brief, needed), ...missingChecks(at, checks)];
  if (missing.length > 0) throw evidenceMissing(gate, missing);
  if (saying.manifest !== undefined && !isManifestOf(subject, saying.manifest, records)) {
    throw otherManifest(gate, subject, saying.manifest);
  }
  if (gate.standing === 'block') requireReason(gate, saying, 'A pass over a block on this commit');
  const shown = needed.flatMap(({ by }) => (by === undefined ? [] : [by.entry.id]));
  const checked = checks.flatMap(({ by }) => by?.id ?? []);
  return verdictDraft(bench, subject, {
    verdict: 'pass',
    ...saying,
    evidence: [...shown, ...checked, ...(saying.evidence ?? [])],
  });
}

/**
 * Drafts a block with at least one finding. A closed brief can be blocked too, with a reason: a
 * pass that was wrong has to be answered even when it was built upon.
 */
export function blockGate(bench: Bench, saying: Saying): DraftOf<'verdict'> {
  const { brief, gate } = bench;
  if (brief.cancellation !== undefined) throw briefEnded(brief, 'blocked');
  refuseStranger(bench);
  const subject = subjectOf(bench, saying);
  if ((saying.findings ?? []).length === 0) throw findingsMissing(gate);
  if (gate.standing === 'pass') requireReason(gate, saying, 'A block that replaces a pass');
  return verdictDraft(bench, subject, { verdict: 'block', ...saying });
}

/** Drafts taking the giver's own standing verdict back. Needs a reason; both stay in the record. */
export function withdrawVerdict(bench: Bench, reason: string): DraftOf<'verdict'> {
  const { gate, giver } = bench;
  const own = ownVerdict(gate, giver.name);
  if (own === undefined) throw nothingToWithdraw(gate, giver.name);
  requireReason(gate, { reason }, 'Taking a verdict back');
  const { terms, commit, tree } = own.record;
  return verdictDraft(bench, { terms, commit, tree }, { verdict: 'withdrawn', reason });
}

/** Refuses whoever could not pass the gate whatever was shown. */
export function refuseToAnswer(bench: Bench): void {
  refuseStranger(bench);
  refuseOwnWork(bench);
}

/** Stops a verdict by whoever is not named by the gate, may not answer it, or is no person. */
function refuseStranger({ brief, gate, giver }: Bench): void {
  const allowed = mayDo(giver, `gate:${gate.name}`, gate.brief);
  if (!isHolder(giver, gate.terms) || !allowed) {
    throw notTheHolder(gate, giver.name, freeHolders(brief, gate));
  }
  if (gate.terms.person === true && !giver.person) throw askedForAPerson(gate, giver.name);
}

/** Stops the builder's own pass. */
function refuseOwnWork({ brief, gate, giver }: Bench): void {
  const work = workOf(giver.name, brief);
  if (work.length === 0) return;
  throw ownWorkRefused(gate, { who: giver.name, work, free: freeHolders(brief, gate) });
}

/** Stops a verdict on one head from being given for another, or for a tree it does not have. */
function subjectOf({ gate }: Bench, { commit, tree }: Saying): Subject {
  const { subject } = gate;
  if (subject === undefined) throw nothingToJudge(gate);
  if (commit !== undefined && commit !== subject.commit) throw otherCommit(gate, subject, commit);
  if (tree !== undefined && tree !== subject.tree) throw otherTree(gate, subject, tree);
  return subject;
}

/** Stops a pass on what nobody can have looked at; a block of it opens nothing. */
function subjectToPass(bench: Bench, saying: Saying): Subject {
  const subject = subjectOf(bench, saying);
  const { gate } = bench;
  if (gate.standing === 'subject-missing') throw subjectMissing(gate, subject.commit);
  return subject;
}

function requireReason(gate: GateState, saying: Saying, what: string): void {
  if ((saying.reason ?? '').trim() === '') throw verdictReasonMissing(gate, what);
}

function ownVerdict(gate: GateState, who: string): TrustedEntry<'verdict'> | undefined {
  return gate.inForce.findLast(({ author }) => author === who) ?? lastOf(gate, who);
}

function lastOf({ last }: GateState, who: string): TrustedEntry<'verdict'> | undefined {
  return last?.author === who ? last : undefined;
}

function replacedBy(
  word: 'pass' | 'block' | 'withdrawn',
  gate: GateState,
  who: string,
): TrustedEntry<'verdict'> | undefined {
  if (word === 'withdrawn') return ownVerdict(gate, who);
  return gate.inForce.findLast(({ author }) => author === who);
}

function verdictDraft(
  { gate, giver }: Bench,
  subject: Subject,
  saying: Saying & { readonly verdict: 'pass' | 'block' | 'withdrawn' },
): DraftOf<'verdict'> {
  const replaced = replacedBy(saying.verdict, gate, giver.name);
  const { askedBy } = gate;
  return {
    kind: 'verdict',
    brief: gate.brief,
    gate: gate.name,
    verdict: saying.verdict,
    ...subject,
    ...(askedBy?.record.kind === 'gate-request' ? { request: askedBy.id } : {}),
    evidence: [...new Set(saying.evidence ?? [])],
    ...(saying.manifest === undefined ? {} : { manifest: saying.manifest }),
    findings: saying.findings ?? [],
    ...(replaced === undefined ? {} : { supersedes: replaced.id }),
    ...(saying.reason === undefined ? {} : { reason: saying.reason }),
    followUps: saying.followUps ?? [],
    notChecked: saying.notChecked ?? [],
  };
}
