/** One thing that is wrong with what a brief asks for, and how to mend it. */
export interface LintFinding {
  /** `error`: the brief cannot work as it stands. `warning`: it may not mean what it says. */
  readonly severity: 'error' | 'warning';
  /** Where: `gates.clean-history`, `criteria.c1`, `mandate`. */
  readonly at: string;
  readonly message: string;
  /** What to do, in one line. */
  readonly fix: string;
}
