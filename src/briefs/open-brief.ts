import type { BriefTerms, DraftOf } from '../records/index.ts';
import type { Briefs } from './brief-state.ts';
import { idTaken } from './errors.ts';
import { nextBriefId } from './next-brief-id.ts';
import { termsOf } from './terms.ts';

/**
 * Drafts a new brief under the id asked for, or the next free one. Refuses an id that is taken
 * (`briefs.id-taken`); a second brief under one id would count for nobody.
 */
export function openBrief(
  briefs: Briefs,
  asked: { readonly id?: string | undefined; readonly terms: BriefTerms },
): DraftOf<'brief'> {
  const free = nextBriefId(briefs);
  const id = asked.id?.toUpperCase() ?? free;
  const taken = briefs.all.get(id);
  if (taken !== undefined) throw idTaken(taken, free);
  return { kind: 'brief', brief: id, ...termsOf(asked.terms) };
}
