import { principalNamed } from '../../app/index.ts';
import { rosterView } from '../../views/index.ts';
import { argument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity show`: one principal, with keys and capabilities. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: { name: argument('NAME', 'Who') },
  examples: ['sos identity show athena'],
  async run({ name }, { workspace }) {
    const { ruling, asOf } = await workspace.readToDecide();
    const asks = ruling.requests.some(({ principal }) => principal === name);
    if (!asks) principalNamed(ruling, name);
    return { view: { name: 'roster', content: rosterView(ruling, name) }, asOf };
  },
});
