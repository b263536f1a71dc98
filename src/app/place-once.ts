import { findOnce, refuseOther, type Earlier } from './find-once.ts';
import { enrolledHere, placeHere, type EvidenceWish, type PlacedEvidence } from './place-here.ts';
import { pickEntry } from './pick-entry.ts';
import type { Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

/** Where evidence belongs, and the ledger on which that was decided. */
export interface PlacedOnce extends PlacedEvidence {
  readonly on: Reading;
  /** What was recorded under the same word before. */
  readonly earlier: Earlier | undefined;
}

/**
 * Decides where evidence belongs. A retry is decided on the ledger as it stood before its record: that
 * its brief ended since, say, must not read as if nothing had been recorded.
 */
export async function placeOnce(
  workspace: Workspace,
  reading: Reading,
  { wish, once }: { readonly wish: EvidenceWish; readonly once: string | undefined },
): Promise<PlacedOnce> {
  const { name } = await enrolledHere(workspace, reading);
  const earlier = findOnce(reading.ruling, name, { once, kind: 'evidence' });
  if (earlier !== undefined) return placeAgain(workspace, reading, { wish, earlier });
  const placed = await placeHere(workspace, reading, wish);
  return { ...placed, on: reading, earlier };
}

async function placeAgain(
  workspace: Workspace,
  reading: Reading,
  { wish, earlier }: { readonly wish: EvidenceWish; readonly earlier: Earlier },
): Promise<PlacedOnce> {
  const { ruling } = reading;
  const idOf = (typed: string | undefined) =>
    typed === undefined ? undefined : pickEntry(ruling, typed).id;
  const challenge = idOf(wish.challenge);
  // What came after the record is not to be found on the ledger as it stood.
  refuseOther(earlier, { reproduces: idOf(wish.reproduces), challenge });
  const [first] = earlier.entries;
  const entries = ruling.entries.filter(({ order }) => order < (first?.order ?? 0));
  const on = { ...reading, ruling: { ...ruling, entries } };
  const again = { ...wish, challenge: undefined, asWorker: true };
  const placed = await placeHere(workspace, on, again);
  const placement = challenge === undefined ? placed.placement : { ...placed.placement, challenge };
  return { ...placed, placement, on, earlier };
}
