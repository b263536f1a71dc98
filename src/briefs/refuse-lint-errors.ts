import { lintRefused } from './errors.ts';
import type { LintFinding } from './lint-finding.ts';

/** Throws `briefs.lint-errors` with everything that would keep a brief from ever being done. */
export function refuseLintErrors(subject: string, findings: readonly LintFinding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw lintRefused(subject, errors);
}
