import {
  verdictOf,
  type ScanFinding,
  type ScanPlace,
  type ScanReport,
  type WeighedReport,
} from '../scans/index.ts';

/** One place where something was found. */
export interface ScanPlaceView {
  readonly surface: ScanPlace['surface'];
  readonly object: string | null;
  readonly line: number | null;
  /** In bytes, from 1. */
  readonly column: number | null;
  readonly untrusted: { readonly path: string | null; readonly within: string | null };
}

/** One thing that a scan found, without a byte of what it is. */
export interface ScanFindingView {
  readonly kind: ScanFinding['kind'];
  readonly rule: string;
  readonly fingerprint: string;
  readonly places: readonly ScanPlaceView[];
  readonly morePlaces: number;
  /** Commits that brought it in. */
  readonly commits: readonly string[];
  readonly moreCommits: number;
  readonly untrusted: { readonly shown: string };
}

/** What was looked at, what was found, and what was not looked at. */
export interface ScanView {
  readonly verdict: ReturnType<typeof verdictOf>;
  /** What was asked for, in words. */
  readonly surfaces: readonly string[];
  /** Whether fingerprints are the same in every scan; without a ledger they are of this one alone. */
  readonly comparable: boolean;
  readonly findings: readonly ScanFindingView[];
  readonly moreFindings: number;
  /** What was found and is let be, with the record that says so. */
  readonly waived: readonly (ScanFindingView & { readonly waiver: string })[];
  readonly notLookedAt: readonly {
    readonly untrusted: { readonly what: string; readonly why: string };
  }[];
  readonly counts: ScanReport['counts'];
  /** Secrets that were planted for the scan to find, so that nobody takes a broken one for clean. */
  readonly control: ScanReport['control'];
  readonly rules: string;
}

/** Shapes the answer of `sos scan`. */
export function scanView(
  report: WeighedReport,
  { surfaces, comparable }: Pick<ScanView, 'surfaces' | 'comparable'>,
): ScanView {
  const { findings, moreFindings, notLookedAt, counts, control, rules } = report;
  return {
    verdict: verdictOf(report),
    surfaces,
    comparable,
    findings: findings.map(findingView),
    moreFindings,
    waived: report.waived.map(({ finding, by }) => ({
      ...findingView(finding),
      waiver: by.entry.id,
    })),
    notLookedAt: notLookedAt.map(({ what, why }) => ({ untrusted: { what, why } })),
    counts,
    control,
    rules,
  };
}

function findingView(finding: ScanFinding): ScanFindingView {
  const { kind, rule, fingerprint, shown, places, morePlaces, commits, moreCommits } = finding;
  return {
    kind,
    rule,
    fingerprint,
    places: places.map(placeView),
    morePlaces,
    commits,
    moreCommits,
    untrusted: { shown },
  };
}

function placeView({ surface, object, path, line, column, within }: ScanPlace): ScanPlaceView {
  return {
    surface,
    object: object ?? null,
    line: line ?? null,
    column: column ?? null,
    untrusted: { path: path ?? null, within: within ?? null },
  };
}
