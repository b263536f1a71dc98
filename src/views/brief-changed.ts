import type { LintFinding } from '../briefs/index.ts';
import type { BriefLine, MoveView } from './brief-line.ts';
import type { RecordName } from './record-name.ts';

/** What a verb did to a brief. */
export type BriefAct =
  | 'opened'
  | 'amended'
  | 'claimed'
  | 'given back'
  | 'submitted'
  | 'closed'
  | 'reopened'
  | 'cancelled';

/** What became of a brief by a write. */
export interface BriefChangedView {
  readonly act: BriefAct;
  /** Nothing was appended: it was done before. */
  readonly already: boolean;
  readonly brief: BriefLine;
  /** The commit that was submitted; null for every other act. */
  readonly commit: string | null;
  readonly records: readonly RecordName[];
  /** What lint warns of in terms that were written now. */
  readonly warnings: readonly LintFinding[];
  /** Whose move it is now. */
  readonly moves: readonly MoveView[];
}
