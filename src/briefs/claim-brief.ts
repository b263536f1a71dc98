import type { DraftOf } from '../records/index.ts';
import { mayRelease } from './advance.ts';
import { isEnded, type BriefState } from './brief-state.ts';
import { briefEnded, heldByOther, notYourClaim, reasonMissing } from './errors.ts';
import { refuseWhoAskedLess } from './refuse-who-asked-less.ts';

/**
 * Drafts a claim, or returns undefined where `who` holds the brief already, so that a retry is
 * done and not an error. Refuses where somebody else holds it, naming who.
 */
export function claimBrief(brief: BriefState, who: string): DraftOf<'claim'> | undefined {
  if (isEnded(brief)) throw briefEnded(brief, 'claimed');
  refuseWhoAskedLess(brief, who);
  const holder = brief.claim?.author;
  if (holder === who) return undefined;
  if (holder !== undefined) throw heldByOther(brief, holder);
  return { kind: 'claim', brief: brief.id };
}

/**
 * Drafts giving a claim back. Who opened the brief may take it back from a claimant who is gone,
 * with a reason; the claimant stays a worker of the brief for good.
 */
export function unclaimBrief(
  brief: BriefState,
  asked: { readonly who: string; readonly reason?: string | undefined },
): DraftOf<'unclaim'> {
  const { who, reason } = asked;
  if (isEnded(brief)) throw briefEnded(brief, 'given back');
  if (brief.claim === undefined || !mayRelease(brief, who)) throw notYourClaim(brief, who);
  if (brief.claim.author !== who && (reason ?? '').trim() === '') {
    throw reasonMissing(`Taking ${brief.id} back from ${brief.claim.author}`, 'unclaim');
  }
  return { kind: 'unclaim', brief: brief.id, ...(reason === undefined ? {} : { reason }) };
}
