import { acceptCommand } from '../../bus/index.ts';
import { argument, option } from '../parameters.ts';
import { signReceipt } from '../sign-receipt.ts';
import { defineVerb } from '../verb.ts';

/** `sos command accept`: takes a command on. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Signed by its recipient alone; saying it twice adds nothing.'],
  parameters: {
    id: argument('ID', 'The message that carries the command'),
    note: option('TEXT', 'A word with it'),
  },
  examples: ['sos command accept 1f3a9c'],
  run: ({ id, note }, context) =>
    signReceipt(context, {
      id,
      said: () => 'accepted',
      draft: (message, me) => acceptCommand(message, { me, note }),
    }),
});
