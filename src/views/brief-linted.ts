import type { LintFinding } from '../briefs/index.ts';

/** What lint says about one brief or draft. */
export interface LintedBrief {
  /** The brief's id, or the name of the file. */
  readonly subject: string;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly LintFinding[];
}

/** What lint says, brief by brief. */
export interface BriefLintedView {
  readonly subjects: readonly LintedBrief[];
}

/** Shapes what lint found, errors first. */
export function briefLintedView(subject: string, findings: readonly LintFinding[]): LintedBrief {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return {
    subject,
    errors: errors.length,
    warnings: warnings.length,
    findings: [...errors, ...warnings],
  };
}
