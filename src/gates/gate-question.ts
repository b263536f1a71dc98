import { shortId } from '../base/index.ts';
import { workOf, type BriefState, type WorkRecord } from '../briefs/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { checksOn, missingChecks, type CheckState } from './checks.ts';
import {
  criteriaOn,
  missingCriteria,
  neededBy,
  type CriterionState,
  type Missing,
} from './criteria.ts';
import { missingCertainty } from './doubts.ts';
import { gateRecordsOf, type GateRecords } from './gate-records.ts';
import type { GateState } from './gate-state.ts';
import { isManifestOf } from './judge-verdict.ts';

/** Everything that whoever answers a gate has to know. */
export interface GateQuestion {
  readonly brief: BriefState;
  readonly gate: GateState;
  /** The criteria that the gate needs, with what was shown on the commit in question. */
  readonly criteria: readonly CriterionState[];
  /** What a pass would be refused for now. */
  readonly missing: readonly Missing[];
  /** What the gate has run on the commit in question, and how that went. */
  readonly checks: readonly CheckState[];
  /** Who did the work, by which records; none of them may pass the gate. */
  readonly workers: readonly { readonly who: string; readonly by: readonly WorkRecord[] }[];
  /** What of the commit in question would leave, for a pass to vouch for. */
  readonly manifests: readonly TrustedEntry<'manifest'>[];
  /** The commits to compare since the last verdict; undefined where there is nothing to compare. */
  readonly since: { readonly from: string; readonly to: string } | undefined;
}

/** A gate, and what is looked at where somebody is about to answer it. */
export interface AskedGate {
  readonly ruling: Ruling;
  readonly brief: BriefState;
  readonly gate: GateState;
  /** Of the commits that records are about, those that exist here; undefined: nobody looked. */
  readonly present?: ReadonlySet<string> | undefined;
}

/** Gathers what a gate is asked, what was shown, who did the work and what moved since. */
export function gateQuestion(asked: AskedGate): GateQuestion {
  const { ruling, brief, gate, present } = asked;
  const records = gateRecordsOf(ruling)(brief.id);
  const shown = criteriaOn(brief, { ruling, records, present }, gate.subject?.commit);
  const criteria = neededBy(gate.terms, shown);
  const commit = gate.subject?.commit ?? '';
  const checks = checksOn(gate.terms, commit, {
    didWork: (who) => brief.workers.has(who),
    records,
  });
  const at = `${brief.id} ${gate.name}`;
  return {
    brief,
    gate,
    criteria,
    missing: [
      ...missingCertainty(ruling, brief),
      ...missingSubject(gate),
      ...missingCriteria(brief, criteria),
      ...missingChecks(at, checks),
    ],
    checks,
    workers: workersOf(brief),
    manifests: manifestsFor(gate, records),
    since: sinceLast(gate),
  };
}

/** Says that nobody can look at what a pass would be about. */
function missingSubject({ standing, subject }: GateState): Missing[] {
  if (standing !== 'subject-missing' || subject === undefined) return [];
  const what = `subject missing: the commit ${shortId(subject.commit)} is not here`;
  return [{ what, command: 'git fetch' }];
}

function workersOf(brief: BriefState): GateQuestion['workers'] {
  return [...brief.workers].map((who) => ({ who, by: workOf(who, brief) }));
}

function manifestsFor({ subject }: GateState, records: GateRecords): GateQuestion['manifests'] {
  if (subject === undefined) return [];
  return records.manifests.filter(({ id }) => isManifestOf(subject, id, records));
}

function sinceLast({ last, subject }: GateState): GateQuestion['since'] {
  if (last === undefined || subject === undefined) return undefined;
  if (last.record.commit === subject.commit) return undefined;
  return { from: last.record.commit, to: subject.commit };
}
