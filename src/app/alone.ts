import { lockPath, whileHolding, type LockOutcome } from '../ledger/index.ts';
import { placeOfLedger, type Opened } from './opened.ts';

/** Milliseconds; enough to see that a lock cannot be read because of a crash. */
const PATIENCE = 3000;

/**
 * Does work under a lock of its own, beside the ledger's, so that the ledger can be written to
 * meanwhile. Whoever comes second is soon told who holds it, and does not wait for the work.
 */
export async function alone<T>(
  opened: Opened,
  name: string,
  work: () => Promise<T>,
): Promise<LockOutcome<T>> {
  const path = await lockPath(placeOfLedger(opened), `${name}.lock`);
  return whileHolding(opened.host, { path, patience: PATIENCE }, work);
}
