import type { Briefs, BriefState } from '../briefs/index.ts';
import type { KnownRecord } from '../records/index.ts';
import type { Finding, Ruling } from '../trust/index.ts';
import { affectedBy } from './affected.ts';
import { gateRecordsOf } from './gate-records.ts';
import type { Affected, Gates, GateState, JudgedVerdict } from './gate-state.ts';
import { gateStateOf } from './gate-state-of.ts';
import { flawFinding, judgeAll } from './judge-verdict.ts';

/** What gates are judged by besides the ledger. */
export interface Surroundings {
  /** Of the commits that `subjectsOf` names, those that exist here; undefined: nobody looked. */
  readonly present?: ReadonlySet<string> | undefined;
}

/**
 * Judges every verdict and says where every gate of every brief stands. Ended briefs have standings
 * too: a pass that is overturned after the closing is how one learns that the closing was wrong.
 */
export function gatesOf(ruling: Ruling, briefs: Briefs, around: Surroundings = {}): Gates {
  const recordsOf = gateRecordsOf(ruling);
  const all = new Map<string, readonly GateState[]>();
  const findings: Finding[] = [];
  const affected: Affected[] = [];
  for (const brief of briefs.all.values()) {
    const records = recordsOf(brief.id);
    const verdicts = judgeAll({ brief, records, ruling });
    const judged = { brief, records, verdicts, history: ruling.history, ...around };
    const states = brief.terms.gates.map((gate) => gateStateOf(gate, judged));
    all.set(brief.id, states);
    findings.push(...flawFindings(verdicts));
    affected.push(...affectedBy(brief, states, verdicts));
  }
  return { all, affected, findings };
}

/**
 * Says where the gates of a brief stand on a commit of the caller's, such as the head that CI built:
 * a pass on what was submitted is stale on anything else.
 */
export function gatesOn(
  ruling: Ruling,
  brief: BriefState,
  head: { readonly commit: string; readonly tree: string },
): GateState[] {
  const records = gateRecordsOf(ruling)(brief.id);
  const verdicts = judgeAll({ brief, records, ruling });
  const judged = { brief, records, verdicts, history: ruling.history };
  const subject = { terms: brief.termsId, commit: head.commit, tree: head.tree };
  return brief.terms.gates.map((gate) => gateStateOf(gate, judged, subject));
}

/** Names every commit that any record is about, for a caller to look up which of them exist. */
export function subjectsOf(ruling: Ruling): ReadonlySet<string> {
  return new Set(ruling.entries.flatMap(({ record }) => [...named(record), ...ranOn(record)]));
}

function named(record: KnownRecord): string[] {
  return 'commit' in record ? [record.commit] : [];
}

function ranOn(record: KnownRecord): string[] {
  const commit = record.kind === 'evidence' ? record.run?.commit : undefined;
  return commit === undefined ? [] : [commit];
}

function flawFindings(verdicts: readonly JudgedVerdict[]): Finding[] {
  return verdicts.flatMap(({ entry, flaw }) =>
    flaw === undefined ? [] : [flawFinding(entry, flaw)],
  );
}
