import { policyView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos policy show`: who may what. */
export const verb = defineVerb({
  needs: 'ledger',
  about: ['Roles are bundles of capabilities; gate:* covers every gate, * covers everything.'],
  parameters: {},
  examples: ['sos policy show', 'sos policy show --json'],
  async run(_input, { workspace }) {
    const { ruling, asOf } = await workspace.readToDecide();
    return { view: { name: 'policy', content: policyView(ruling) }, asOf };
  },
});
