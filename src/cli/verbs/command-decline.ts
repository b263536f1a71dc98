import { declineCommand, recipientOf } from '../../bus/index.ts';
import { argument, option } from '../parameters.ts';
import { signReceipt } from '../sign-receipt.ts';
import { defineVerb } from '../verb.ts';

/** `sos command decline`: says that you will not run a command, or give up one that you began. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Signed by its recipient alone; saying it twice adds nothing.',
    'Of a command that you began, without a result that could be recorded, it says that you give it up:',
    'that it was begun stays, and --note says what it did, as far as you know.',
  ],
  parameters: {
    id: argument('ID', 'The message that carries the command'),
    note: option('TEXT', 'A word with it'),
  },
  examples: [
    'sos command decline 1f3a9c',
    'sos command decline 1f3a9c --note "it ran and ended with 0; the disk was full"',
  ],
  run: ({ id, note }, context) =>
    signReceipt(context, {
      id,
      said: (message, me) => (recipientOf(message, me).begun.length > 0 ? 'given up' : 'declined'),
      draft: (message, me) => declineCommand(message, { me, note }),
    }),
});
