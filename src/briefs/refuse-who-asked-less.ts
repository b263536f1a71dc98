import { lessAskedBy } from './asked-less.ts';
import type { BriefState } from './brief-state.ts';
import { workNotYours } from './errors.ts';

/** Refuses work and closing by whoever changed what a brief of somebody else asks for. Throws `briefs.asked-less`. */
export function refuseWhoAskedLess(brief: BriefState, who: string): void {
  const less = lessAskedBy(who, brief);
  if (less !== undefined) throw workNotYours(brief, who, less);
}
