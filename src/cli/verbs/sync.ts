import type { SosError } from '../../base/index.ts';
import { syncedView, type SyncedView } from '../../views/index.ts';
import { flag, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';
import { ledgerHarmed, notShared } from '../errors-of-answers.ts';

/** `sos sync`: fetches, merges and pushes until both sides hold the same. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'Reads never touch the network; this does. What the remote had lost is given back to it, and',
    'said: exit 4. With --heal, exit 0 where everything that this user ever saw is there again.',
  ],
  parameters: {
    ledger: option(
      'ID',
      'Believe this ledger and no other from now on, also in place of another one',
    ),
    heal: flag('Give back also what only old tips of this clone still hold'),
  },
  examples: ['sos sync', 'sos sync --heal', 'sos sync --json'],
  async run({ heal, ledger }, { workspace }) {
    const synced = await workspace.sync({ heal, ledger });
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
  const [alarm] = view.alarms;
  if (alarm !== undefined) return ledgerHarmed(alarm);
  const settled = view.outcome === 'settled' || view.outcome === 'no-remote';
  if (settled) return undefined;
  return notShared(view.outcome, view.remote ?? 'the remote', view.detail ?? '');
}
