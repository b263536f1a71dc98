import type { Oid } from '../git/index.ts';
import { filesOf, LEDGER_REF, mergeRemote } from '../ledger/index.ts';
import { placeOfLedger, type Opened } from './opened.ts';
import { withheldAround } from './withheld.ts';

/**
 * Takes up into the local ledger what this clone still has of tips that the remote once showed,
 * though neither the remote nor the local branch holds them any more. Sharing then gives it back.
 * Tells whether there was anything.
 */
export async function heal(opened: Opened, once: readonly (Oid | undefined)[]): Promise<boolean> {
  const { store, places } = opened.repository;
  const length = places.hash === 'sha1' ? 40 : 64;
  const tips = [...new Set(once)].filter((tip) => tip?.length === length) as Oid[];
  const present = await store.presentCommits(tips);
  let found = false;
  for (const tip of tips.filter((each) => present.has(each))) {
    const local = await store.commitOf(LEDGER_REF);
    if (local === undefined || (await store.isAncestor(tip, local))) continue;
    if (await holdsWithheld(opened, tip)) continue;
    await mergeRemote(placeOfLedger(opened), { remoteTip: tip, published: tips });
    found = true;
  }
  return found;
}

/** Threat: an old history that comes back with the secret that was purged from it. */
async function holdsWithheld(opened: Opened, tip: Oid): Promise<boolean> {
  const withheld = await withheldAround(opened, tip);
  if (withheld.size === 0) return false;
  const files = await filesOf(opened.repository.store, tip);
  return files.some(({ path }) => withheld.has(path.slice(path.lastIndexOf('/') + 1)));
}
