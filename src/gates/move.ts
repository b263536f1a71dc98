import { withoutWorkers, type BriefState } from '../briefs/index.ts';
import type { GateState } from './gate-state.ts';

/** Whose turn it is at something open, and the next verb. */
export interface Move {
  readonly brief: string;
  readonly gate?: string;
  /** Who can make it; empty where nobody can, which is worth saying aloud. */
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  /** The command to type. */
  readonly next: string;
}

/** Who works on a brief now: its holder, else who submitted last, else who is assigned. */
export function workersNow(brief: BriefState): readonly string[] {
  const one = brief.claim?.author ?? brief.lastSubmission?.author;
  return one === undefined ? brief.terms.assignees : [one];
}

/** Who can answer a gate and did not do the work. */
export function freeHolders(brief: BriefState, { holders }: GateState): readonly string[] {
  return withoutWorkers(brief, holders);
}
