import type { Grade } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';

/** Whether a piece of evidence shows a criterion, and why or why not in a sentence. */
export interface Satisfaction {
  readonly criterion: string;
  readonly ok: boolean;
  readonly why: string;
}

/** Evidence with what it is worth: labelled for what it is, never for what it says. */
export interface JudgedEvidence {
  readonly entry: TrustedEntry<'evidence'>;
  readonly grade: Grade;
  /** It is a run that ended well. */
  readonly passed: boolean;
  /** Its commit is not here, so that nobody can look at what it speaks of. */
  readonly subjectMissing: boolean;
  readonly satisfies: readonly Satisfaction[];
  /** What a reader should know before trusting it: dirty tree, skipped tests, no commit. */
  readonly notes: readonly string[];
}
