import { admissionsFor } from '../../app/index.ts';
import { rosterView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity list`: who is in the ledger, and who asks to be. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: {},
  examples: ['sos identity list', 'sos identity list --json'],
  async run(_input, { workspace }) {
    const reading = await workspace.readToDecide();
    const { ruling, asOf } = reading;
    const me = await workspace.me(reading);
    const next = admissionsFor(ruling, me?.principal);
    return { view: { name: 'roster', content: rosterView(ruling) }, asOf, next };
  },
});
