import { standingOf } from '../../app/index.ts';
import { gateStatusView } from '../../views/index.ts';
import { gatesAsked } from '../gates-asked.ts';
import { nextOf } from '../next-moves.ts';
import { optionalArgument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate status`: where gates stand, whom they wait for, which closings lost their ground. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: { brief: optionalArgument('BRIEF', 'Only of this brief; else of all that go on') },
  examples: ['sos gate status', 'sos gate status S069 --json'],
  async run({ brief }, { workspace }) {
    const reading = await workspace.read();
    const asked = gatesAsked(await standingOf(workspace.repository, reading), brief);
    const me = await workspace.me(reading);
    const [first] = asked.gates;
    const look = first && `sos gate show ${first.brief} ${first.name}`;
    return {
      view: { name: 'gate-status', content: gateStatusView(asked.gates, asked) },
      asOf: reading.asOf,
      next: nextOf(asked.moves, me?.principal?.name, look).slice(0, 3),
    };
  },
});
