import { ledgerLost, type Push } from '../boundaries/index.ts';
import { growthOf } from '../git/index.ts';
import { LEDGER_REF } from '../ledger/index.ts';
import type { Workspace } from './workspace.ts';

/**
 * Refuses, on a server, a push that takes anything from the ledger. Threat: whoever may push sets
 * the ledger back to before a boundary was drawn or a permit withdrawn, pushes what they want, and
 * puts the ledger back; or deletes it, and nobody pushes any more. Throws `boundaries.ledger-lost`.
 */
export async function refuseLedgerLoss(
  { host, repository }: Pick<Workspace, 'host' | 'repository'>,
  pushes: readonly Push[],
): Promise<void> {
  const ledger = pushes.find(({ ref, before }) => ref === LEDGER_REF && before !== undefined);
  if (ledger?.before === undefined) return;
  const { before: from, commit: to } = ledger;
  if (to === undefined) throw ledgerLost('deletes it');
  const growth = await growthOf(host, repository.places, { from, to });
  if (growth !== 'grows') throw ledgerLost(SAID[growth]);
}

const SAID = {
  'goes elsewhere': 'sets it back, or puts another one in its place',
  'takes away': 'takes records out of it, or changes them',
} as const;
