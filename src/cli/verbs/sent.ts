import { sentBy } from '../../bus/index.ts';
import { sentLine, whoamiView } from '../../views/index.ts';
import { deskOf } from '../correspondence.ts';
import { flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos sent`: what you sent and what became of it. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'shared: it is on the remote. received: the recipient signed for it. done: it was answered or run.',
    'declined: its recipient will not run the command; given up: they began it, and will not go on.',
  ],
  parameters: { unanswered: flag('Only what still waits for an answer or a run') },
  examples: ['sos sent --unanswered', 'sos sent --json'],
  async run({ unanswered }, { workspace }) {
    const { reading, around, me } = await deskOf(workspace);
    const unshared = await reading.unshared();
    const sent = sentBy(around.messages, { me: me.name, unanswered, unshared });
    const { standing } = whoamiView(me);
    const content = { me: me.name, standing, sent: sent.map(sentLine) };
    return { view: { name: 'sent', content }, asOf: reading.asOf };
  },
});
