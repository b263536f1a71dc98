import type { BriefTerms, DraftOf } from '../records/index.ts';
import { isEnded, type BriefState } from './brief-state.ts';
import { briefEnded, gatesAreNotYours, nothingChanged, reasonMissing } from './errors.ts';
import { changedFields, movedMeasures, termsOf } from './terms.ts';

/** What an amendment says, and who says it. */
export interface Amending {
  readonly who: string;
  readonly terms: BriefTerms;
  readonly reason: string;
}

/**
 * Drafts the next version of a brief. The old text stays in the ledger. Refuses an ended brief, an
 * amendment without a reason or without a change, and a worker who would change what measures the
 * work.
 */
export function amendBrief(brief: BriefState, amending: Amending): DraftOf<'amendment'> {
  const { who, terms, reason } = amending;
  if (isEnded(brief)) throw briefEnded(brief, 'amended');
  if (reason.trim() === '') {
    throw reasonMissing('An amendment', 'amend');
  }
  if (changedFields(brief.terms, terms).length === 0) throw nothingChanged(brief);
  const moved = movedMeasures(brief.terms, terms);
  // The gate would otherwise go to a friend of whoever did the work, or ask for less.
  if (moved.length > 0 && brief.workers.has(who)) throw gatesAreNotYours(brief, moved);
  return {
    kind: 'amendment',
    brief: brief.id,
    version: brief.version + 1,
    previous: brief.termsId,
    reason,
    ...termsOf(terms),
  };
}
