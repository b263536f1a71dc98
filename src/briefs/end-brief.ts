import type { DraftOf } from '../records/index.ts';
import { isEnded, type BriefState } from './brief-state.ts';
import { briefEnded, briefNotEnded, reasonMissing } from './errors.ts';

/** Drafts ending a brief as not to be done. Needs a reason. */
export function cancelBrief(brief: BriefState, reason: string): DraftOf<'cancel'> {
  if (isEnded(brief)) throw briefEnded(brief, 'cancelled');
  if (reason.trim() === '') {
    throw reasonMissing('Cancelling', 'cancel');
  }
  return { kind: 'cancel', brief: brief.id, reason };
}

/** Drafts taking an ended brief up again. Needs a reason; work has to be submitted anew. */
export function reopenBrief(brief: BriefState, reason: string): DraftOf<'reopen'> {
  if (!isEnded(brief)) throw briefNotEnded(brief);
  if (reason.trim() === '') {
    throw reasonMissing('Reopening', 'reopen');
  }
  return { kind: 'reopen', brief: brief.id, reason };
}
