import { instantOf, isInstant } from '../base/index.ts';
import type { DraftOf } from '../records/index.ts';
import { mayBeWaivedForRelease, waiversIn } from '../scans/index.ts';
import type { Ruling } from '../trust/index.ts';
import type { Workspace } from './workspace.ts';
import { blobNamed, type Oid } from '../git/index.ts';
import { isNamedByPlace } from '../secrets/index.ts';
import {
  badWaiverEnd,
  neverForRelease,
  noSuchBlob,
  notWaived,
  waiverWithoutBlob,
} from './errors-of-scans.ts';

/** What is to be let be, as it was typed. */
export interface WaiverWish {
  readonly fingerprint: string;
  readonly reason: string;
  /** A day, or an instant. */
  readonly until: string;
  readonly release: boolean;
  /** The blob that may leave with it. */
  readonly object?: Oid | undefined;
}

/**
 * Drafts that a finding is let be for a time. What is named by its place may leave as it is now and
 * not otherwise, so that for a release the blob is said. Throws `app.bad-waiver-end`,
 * `app.never-for-release`, `app.waiver-without-blob`.
 */
export function draftWaiver(
  { fingerprint, reason, until, release, object }: WaiverWish,
  now: number,
): DraftOf<'waiver'> {
  if (release) refuseForRelease(fingerprint, object);
  const end = /^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T00:00:00.000Z` : until;
  if (!isInstant(end) || end <= instantOf(now)) throw badWaiverEnd(until);
  return {
    ...{ kind: 'waiver', fingerprint, reason, until: end },
    ...(release ? { release } : {}),
    ...(object === undefined ? {} : { object }),
  };
}

function refuseForRelease(fingerprint: string, object: Oid | undefined): void {
  if (!mayBeWaivedForRelease(fingerprint)) throw neverForRelease(fingerprint);
  const [, rule = ''] = fingerprint.split(':');
  if (object === undefined && isNamedByPlace(rule)) throw waiverWithoutBlob(fingerprint);
}

/** Drafts that a finding is not let be any more. Throws `app.not-waived`. */
export function draftEndOfWaiver(
  { entries }: Ruling,
  { fingerprint, reason }: Pick<WaiverWish, 'fingerprint' | 'reason'>,
  now: number,
): DraftOf<'waiver'> {
  const known = waiversIn(entries, now).find((each) => each.fingerprint === fingerprint);
  if (known === undefined || known.standing === 'withdrawn') throw notWaived(fingerprint);
  return { kind: 'waiver', fingerprint, reason };
}

/** Finds the blob that somebody names. Throws `app.no-such-blob`. */
export async function blobHere(
  { host, repository }: Pick<Workspace, 'host' | 'repository'>,
  name: string,
): Promise<Oid> {
  const oid = await blobNamed(host, repository.places, name);
  if (oid === undefined) throw noSuchBlob(name);
  return oid;
}
