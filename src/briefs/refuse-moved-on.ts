import type { BriefState } from './brief-state.ts';
import { amendedMeanwhile, otherBrief } from './errors.ts';

/**
 * Stops an amendment from undoing one that its author never saw, and a text that names another
 * brief from becoming the terms of this one.
 */
export function refuseMovedOn(
  brief: BriefState,
  text: { readonly version: number; readonly named: string | undefined },
): void {
  if (text.named !== undefined && text.named.toUpperCase() !== brief.id) {
    throw otherBrief(brief, text.named);
  }
  if (text.version !== brief.version) throw amendedMeanwhile(brief, text.version);
}
