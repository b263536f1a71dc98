import type { GateVerdict } from '../gates/index.ts';
import type { GateFinding } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';

/** Something that stands in the way, as its finder wrote it. The commands are text of theirs. */
export interface GateFindingView {
  readonly id: string;
  readonly severity: 'critical' | 'major' | 'minor';
  /** Words of the finder. */
  readonly untrusted: {
    readonly text: string;
    readonly place: string | null;
    readonly fix: string | null;
    readonly recheck: string | null;
  };
}

/** One verdict. */
export interface VerdictView {
  readonly id: string;
  readonly verdict: 'pass' | 'block' | 'withdrawn';
  readonly author: string;
  readonly at: string;
  readonly commit: string;
  readonly tree: string;
  /** The brief or amendment that it is about. */
  readonly terms: string;
  readonly findings: readonly GateFindingView[];
  readonly evidence: readonly string[];
  /** The manifest of a release that its giver vouches for. */
  readonly manifest: string | null;
  readonly supersedes: string | null;
  /** Words of the giver. */
  readonly untrusted: {
    readonly reason: string | null;
    readonly followUps: readonly string[];
    /** What its giver says was not looked at. */
    readonly notChecked: readonly string[];
  };
}

/** A verdict with why it does not count, or what replaced it. */
export interface JudgedVerdictView extends VerdictView {
  /** Why it does not count; null where it does. */
  readonly flaw: { readonly code: string; readonly why: string } | null;
  /** Its commit is not in this repository: it is neither an error nor a pass. */
  readonly subjectMissing: boolean;
  readonly replacedBy: string | null;
}

/** Shapes a verdict. */
export function verdictView({ id, author, record }: TrustedEntry<'verdict'>): VerdictView {
  const { verdict, at, commit, tree, terms, followUps, notChecked, evidence } = record;
  return {
    id,
    verdict,
    author,
    at,
    commit,
    tree,
    terms,
    findings: record.findings.map(gateFindingView),
    evidence,
    manifest: record.manifest ?? null,
    supersedes: record.supersedes ?? null,
    untrusted: { reason: record.reason ?? null, followUps, notChecked },
  };
}

/** Shapes a verdict together with whether it counts. */
export function judgedVerdictView(verdict: GateVerdict): JudgedVerdictView {
  const { entry, flaw, subjectMissing, replacedBy } = verdict;
  return {
    ...verdictView(entry),
    flaw: flaw === undefined ? null : { code: flaw.code, why: flaw.why },
    subjectMissing,
    replacedBy: replacedBy ?? null,
  };
}

/** Shapes a finding of a gate's. */
export function gateFindingView(finding: GateFinding): GateFindingView {
  const { id, severity, text, place, fix, recheck } = finding;
  return {
    id,
    severity,
    untrusted: { text, place: place ?? null, fix: fix ?? null, recheck: recheck ?? null },
  };
}
