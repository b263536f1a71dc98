import { lessAskedBefore, type BriefState } from '../briefs/index.ts';
import type { TrustedEntry } from '../trust/index.ts';

/**
 * Tells evidence for a criterion by somebody who, before it, changed what a brief of somebody else
 * asks for. Doing somebody else's run again, or a gate's check, is no work and stays.
 */
export function isByWhoAskedLess(entry: TrustedEntry<'evidence'>, brief: BriefState): boolean {
  if (entry.record.criterion === undefined) return false;
  if (lessAskedBefore(entry, brief) === undefined) return false;
  return brief.work.some(({ id }) => id === entry.id);
}
