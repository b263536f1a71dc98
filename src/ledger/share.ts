import { whileHolding } from './file-lock.ts';
import { lockPath, type LedgerPlace } from './ledger-lock.ts';
import type { Shared, ShareRequest } from './share-outcome.ts';
import { Sharing } from './sharing.ts';

/** Milliseconds to go on while others are faster, unless the caller says otherwise. */
const PATIENCE = 20_000;

/**
 * Pushes the ledger, fetching and merging while others are faster, until both sides hold the same
 * tip. One push at a time per clone carries everybody's records: who waited for another finds its
 * own already there. Throws only `ledger.*` errors and what `beforeReplay` and `forking` throw.
 */
export async function share(place: LedgerPlace, request: ShareRequest): Promise<Shared> {
  const patience = request.patience ?? PATIENCE;
  const sharing = new Sharing(place, { ...request, patience });
  const path = await lockPath(place, 'push.lock');
  const outcome = await whileHolding(place.host, { path, patience }, () => sharing.run());
  if (outcome.held) return outcome.result;
  return sharing.end('contended', `another process is sharing: ${outcome.holder}`);
}
