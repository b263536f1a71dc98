import type { Oid } from '../git/index.ts';
import { isNamedByPlace } from '../secrets/index.ts';
import { ofKind, type TrustedEntry } from '../trust/index.ts';
import type { ScanFinding } from './scan-finding.ts';
import type { ScanReport } from './scan-report.ts';

/** Whether a waiver holds now. */
export type WaiverStanding = 'in force' | 'ended' | 'withdrawn';

/** What is let be, by whom and until when. */
export interface Waiver {
  readonly entry: TrustedEntry<'waiver'>;
  readonly fingerprint: string;
  readonly standing: WaiverStanding;
  /** It holds for what leaves, too. */
  readonly release: boolean;
  /** The only blob for which it holds of what leaves, where the finding is named by its place. */
  readonly object: Oid | undefined;
}

/** A report with what was waived set apart. */
export interface WeighedReport extends ScanReport {
  readonly waived: readonly { readonly finding: ScanFinding; readonly by: Waiver }[];
}

/** What must never be let be in what leaves: nobody could take it back. */
const NEVER_FOR_RELEASE = /^sos1:(?:private|forbidden)\./;

/** Finds the waivers that stand, one for each fingerprint: the latest word counts. */
export function waiversIn(entries: readonly TrustedEntry[], now: number): readonly Waiver[] {
  const latest = new Map<string, TrustedEntry<'waiver'>>();
  for (const entry of ofKind(entries, 'waiver')) latest.set(entry.record.fingerprint, entry);
  return [...latest].map(([fingerprint, entry]) => {
    const { until, release = false, object } = entry.record;
    const over = until !== undefined && Date.parse(until) <= now;
    const standing = until === undefined ? 'withdrawn' : over ? 'ended' : 'in force';
    // Threat: a record that was written past the verb, and waives for a release what it may not.
    return {
      entry,
      fingerprint,
      standing,
      release: release && mayBeWaivedForRelease(fingerprint),
      object,
    };
  });
}

/** Tells whether a finding may be let be in what leaves. */
export function mayBeWaivedForRelease(fingerprint: string): boolean {
  return !NEVER_FOR_RELEASE.test(fingerprint);
}

/**
 * Sets apart what is waived. A waiver that has ended, and one that nothing needs where everything
 * was looked at, are findings themselves: what is let be must be looked at again some day.
 */
export function weigh(
  report: ScanReport,
  waivers: readonly Waiver[],
  how: { readonly release: boolean; readonly everything: boolean },
): WeighedReport {
  const standing = new Map(
    waivers.filter((each) => each.standing === 'in force').map((each) => [each.fingerprint, each]),
  );
  const waived: { finding: ScanFinding; by: Waiver }[] = [];
  const findings: ScanFinding[] = [];
  for (const finding of report.findings) {
    const by = standing.get(finding.fingerprint);
    if (by !== undefined && (!how.release || holdsForRelease(by, finding)))
      waived.push({ finding, by });
    else findings.push(finding);
  }
  const found = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const ended = waivers.filter((each) => each.standing === 'ended');
  const unused = [...standing.values()].filter(({ fingerprint }) => !found.has(fingerprint));
  return {
    ...report,
    findings: [
      ...findings,
      ...ended.map((each) => aboutWaiver(each, 'waiver.ended')),
      ...(how.everything ? unused.map((each) => aboutWaiver(each, 'waiver.unused')) : []),
    ],
    waived,
  };
}

/** Threat: a password that took the place of one that was let be, and goes by the same name. */
function holdsForRelease(by: Waiver, { rule, places, morePlaces }: ScanFinding): boolean {
  if (!by.release || !isNamedByPlace(rule)) return by.release;
  return (
    by.object !== undefined &&
    morePlaces === 0 &&
    places.every(({ object }) => object === by.object)
  );
}

function aboutWaiver({ entry, fingerprint }: Waiver, rule: string): ScanFinding {
  return {
    kind: 'waiver',
    rule,
    fingerprint,
    shown: `waiver ${entry.id.slice(0, 12)}`,
    places: [{ surface: 'ledger' }],
    morePlaces: 0,
    commits: [],
    moreCommits: 0,
  };
}
