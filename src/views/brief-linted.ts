import type { LintFinding } from '../briefs/index.ts';

/** What lint says about a brief or a draft. */
export interface BriefLintedView {
  /** The brief's id, or the name of the file. */
  readonly subject: string;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly LintFinding[];
}

/** Shapes what lint found, errors first. */
export function briefLintedView(
  subject: string,
  findings: readonly LintFinding[],
): BriefLintedView {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return {
    subject,
    errors: errors.length,
    warnings: warnings.length,
    findings: [...errors, ...warnings],
  };
}
