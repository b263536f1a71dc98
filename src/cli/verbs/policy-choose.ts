import { choiceOf } from '../../app/index.ts';
import { policyView } from '../../views/index.ts';
import { argument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos policy choose`: the way out where two policies both have the votes. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Two policies that both have the votes freeze the one before them. Talk to each other, choose one',
    'of them here, and let sos pin write vouch for it: whoever believes the pin follows it too.',
  ],
  parameters: { id: argument('ID', 'The policy to follow, or the beginning of its id') },
  examples: ['sos policy choose 1f3a9c', 'sos policy choose 1f3a9c && sos pin write'],
  async run({ id }, { workspace }) {
    const { ruling } = await workspace.readToDecide();
    const now = await workspace.choosePolicy(choiceOf(ruling, id));
    const content = policyView(now.ruling);
    return { view: { name: 'policy', content }, asOf: now.asOf, next: ['sos pin write'] };
  },
});
