import type { Oid } from '../git/index.ts';
import { LEDGER_REF } from '../ledger/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { ledgerAt, type Opened } from './opened.ts';

/** Finds the blobs that hold a secret, each by its digest, with the first record that says so. */
export function withheldIn({
  entries,
}: Pick<Ruling, 'entries'>): ReadonlyMap<string, TrustedEntry<'withhold'>> {
  const withheld = new Map<string, TrustedEntry<'withhold'>>();
  for (const entry of ofKind(entries, 'withhold')) {
    for (const digest of entry.record.digests) {
      if (!withheld.has(digest)) withheld.set(digest, entry);
    }
  }
  return withheld;
}

/**
 * Finds the blobs that are withheld as of here or as of a remote tip. Threat: a clone that does not
 * know yet gives the secret back to a remote from which it was purged.
 */
export async function withheldAround(opened: Opened, remoteTip: Oid): Promise<ReadonlySet<string>> {
  const local = await opened.repository.store.commitOf(LEDGER_REF);
  const tips = local === undefined ? [remoteTip] : [local, remoteTip];
  const digests = new Set<string>();
  for (const tip of tips) {
    const { judgement } = await ledgerAt(opened, tip);
    for (const digest of withheldIn(judgement.ruling).keys()) digests.add(digest);
  }
  return digests;
}
