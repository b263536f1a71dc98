import { instantOf, isInstant } from '../base/index.ts';
import type { DraftOf } from '../records/index.ts';
import { mayBeWaivedForRelease, waiversIn } from '../scans/index.ts';
import type { Ruling } from '../trust/index.ts';
import { badWaiverEnd, neverForRelease, notWaived } from './errors-of-scans.ts';

/** What is to be let be, as it was typed. */
export interface WaiverWish {
  readonly fingerprint: string;
  readonly reason: string;
  /** A day, or an instant. */
  readonly until: string;
  readonly release: boolean;
}

/** Drafts that a finding is let be for a time. Throws `app.bad-waiver-end`, `app.never-for-release`. */
export function draftWaiver(
  { fingerprint, reason, until, release }: WaiverWish,
  now: number,
): DraftOf<'waiver'> {
  if (release && !mayBeWaivedForRelease(fingerprint)) throw neverForRelease(fingerprint);
  const end = /^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T00:00:00.000Z` : until;
  if (!isInstant(end) || end <= instantOf(now)) throw badWaiverEnd(until);
  return { kind: 'waiver', fingerprint, reason, until: end, ...(release ? { release } : {}) };
}

/** Drafts that a finding is not let be any more. Throws `app.not-waived`. */
export function draftEndOfWaiver(
  { entries }: Ruling,
  { fingerprint, reason }: Pick<WaiverWish, 'fingerprint' | 'reason'>,
  now: number,
): DraftOf<'waiver'> {
  const known = waiversIn(entries, now).find((each) => each.fingerprint === fingerprint);
  if (known === undefined || known.standing === 'taken back') throw notWaived(fingerprint);
  return { kind: 'waiver', fingerprint, reason };
}
