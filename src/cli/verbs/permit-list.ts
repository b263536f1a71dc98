import { groundOf } from '../../app/index.ts';
import { holds, permitsOf } from '../../boundaries/index.ts';
import { permitView } from '../../views/index.ts';
import { flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos permit list`: what may be pushed, for which brief, on whose word. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: { all: flag('Also those that are used up, withdrawn, or cover nothing') },
  examples: ['sos permit list', 'sos permit list --all --json'],
  async run({ all }, { workspace }) {
    const reading = await workspace.read();
    const { ruling, briefs } = groundOf(reading);
    const wanted = permitsOf(ruling, briefs).filter((permit) => all || holds(permit));
    return {
      view: { name: 'permit-list', content: { permits: wanted.map(permitView) } },
      asOf: reading.asOf,
    };
  },
});
