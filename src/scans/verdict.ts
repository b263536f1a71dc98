import type { SosError } from '../base/index.ts';
import { scanFound, scanIncomplete } from './errors.ts';
import type { ScanReport } from './scan-report.ts';

/** What a report comes to. Incomplete is never clean, and what was found is found all the same. */
export type ScanVerdict = 'clean' | 'findings' | 'incomplete';

/** What is left of a report when what was waived is taken off. */
export type Weighed = Pick<ScanReport, 'findings' | 'moreFindings' | 'notLookedAt' | 'control'>;

/** Says what a report comes to. Threat: a scan that is broken and therefore finds nothing. */
export function verdictOf({ findings, moreFindings, notLookedAt, control }: Weighed): ScanVerdict {
  if (findings.length + moreFindings > 0) return 'findings';
  const isWhole = notLookedAt.length === 0 && control.found === control.planted;
  return isWhole ? 'clean' : 'incomplete';
}

/** Says why a report is no clean answer; undefined where it is one. */
export function scanFailure(report: Weighed): SosError | undefined {
  const { findings, moreFindings, notLookedAt, control } = report;
  const unseen = notLookedAt.length + (control.found === control.planted ? 0 : 1);
  const verdict = verdictOf(report);
  if (verdict === 'findings') return scanFound(findings.length + moreFindings, unseen > 0);
  return verdict === 'clean' ? undefined : scanIncomplete(unseen);
}
