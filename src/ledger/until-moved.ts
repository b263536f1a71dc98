import type { RefRefusal } from '../git/index.ts';
import type { Host } from '../host/index.ts';
import { branchInTheWay, refBusy } from './errors.ts';
import { jitter } from './file-lock.ts';

/** How often a ref that moves or is locked under our lock, by somebody's own git, is tried again. */
const TRIES = 12;

/**
 * Repeats an attempt to move the ledger's ref until it holds. Each attempt looks at the ref anew.
 * Throws `ledger.branch-in-the-way` and `ledger.ref-busy`; the ref is then as it was.
 */
export async function untilMoved<T extends { readonly done: true }>(
  host: Pick<Host, 'clock' | 'random'>,
  attempt: () => Promise<T | RefRefusal>,
): Promise<T> {
  let detail = '';
  for (let tried = 0; tried < TRIES; tried += 1) {
    const outcome = await attempt();
    if (outcome.done) return outcome;
    if (outcome.reason === 'name-clash') throw branchInTheWay(outcome.detail);
    ({ detail } = outcome);
    await host.clock.sleep(jitter(host, 20 * 2 ** Math.min(tried, 5)));
  }
  throw refBusy(detail);
}
