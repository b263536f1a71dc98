import type { SosError } from '../../base/index.ts';
import { syncedView, type SyncedView } from '../../views/index.ts';
import { option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';
import { ledgerHarmed, notShared } from '../errors-of-answers.ts';

/** `sos sync`: fetches, merges and pushes until both sides hold the same. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Reads never touch the network; this does. What the remote had lost is given back to it.',
  ],
  parameters: { ledger: option('ID', 'Believe this ledger and no other, from now on') },
  examples: ['sos sync', 'sos sync --json'],
  async run(_input, { workspace }) {
    const synced = await workspace.sync();
    const reading = await workspace.readNow();
    const view = syncedView(synced, reading.remote);
    return {
      view: { name: 'synced', content: view },
      asOf: synced.asOf,
      failure: failureOf(view),
      next: ['sos status'],
    };
  },
});

function failureOf(view: SyncedView): SosError | undefined {
  const settled = view.outcome === 'settled' || view.outcome === 'no-remote';
  if (!settled) return notShared(view.outcome, view.remote ?? 'the remote', view.detail ?? '');
  const [alarm] = view.alarms;
  return alarm === undefined ? undefined : ledgerHarmed(alarm);
}
