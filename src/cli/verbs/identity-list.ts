import { rosterView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity list`: who is in the ledger, and who asks to be. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: {},
  examples: ['sos identity list', 'sos identity list --json'],
  async run(_input, { workspace }) {
    const { ruling, asOf } = await workspace.read();
    const next = ruling.requests.map(({ principal }) => `sos identity admit ${principal}`);
    return { view: { name: 'roster', content: rosterView(ruling) }, asOf, next };
  },
});
