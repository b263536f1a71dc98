import { headPhrase } from '../../app/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos head`: the state of the ledger in words. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Two people who read the same eight words to each other have the same records. Each syncs',
    'first; a host that shows them different ledgers cannot make the words agree.',
  ],
  parameters: {},
  examples: ['sos head', 'sos sync && sos head'],
  async run(_input, { workspace }) {
    const { ruling, asOf } = await workspace.readToDecide();
    const { ledger = '', heads, entries } = ruling;
    const content = { ledger, phrase: headPhrase(ruling), records: entries.length, heads };
    return { view: { name: 'head', content }, asOf };
  },
});
