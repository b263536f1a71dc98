import { standingOf } from '../../app/index.ts';
import { gateListView } from '../../views/index.ts';
import { gatesAsked } from '../gates-asked.ts';
import { optionalArgument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate list`: the gates there are, who holds them and what asks them. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: { brief: optionalArgument('BRIEF', 'Only of this brief; else of all that go on') },
  examples: ['sos gate list', 'sos gate list S069'],
  async run({ brief }, { workspace }) {
    const reading = await workspace.read();
    const { gates } = gatesAsked(await standingOf(workspace.repository, reading), brief);
    return {
      view: { name: 'gate-list', content: gateListView(gates) },
      asOf: reading.asOf,
      next: ['sos gate status'],
    };
  },
});
