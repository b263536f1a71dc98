import { subjectOf } from '../../app/index.ts';
import { correspondenceOf, threadOf } from '../../bus/index.ts';
import { begunView, threadPart } from '../../views/index.ts';
import { mailNamed, wholeBody } from '../correspondence.ts';
import { argument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos thread`: a conversation, every text whole. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Shows the thread that ID is in: messages, receipts, answering runs. Nothing is acknowledged.',
  ],
  parameters: { id: argument('ID', 'Any record of the thread') },
  examples: ['sos thread 1f3a9c', 'sos thread 1f3a9c --json'],
  async run({ id }, { workspace }) {
    const reading = await workspace.read();
    const me = await workspace.me(reading);
    const { first, entries } = threadOf(reading.ruling, mailNamed({ reading }, id));
    const parts = await Promise.all(
      entries.map(async (entry) =>
        threadPart(entry, subjectOf(entry.record), await wholeBody(reading, entry)),
      ),
    );
    const { messages } = correspondenceOf(reading.ruling);
    const begun = entries.flatMap((entry) => {
      const message = messages.all.get(entry.id);
      return message === undefined ? [] : begunView(message);
    });
    const short = id.slice(0, 12);
    return {
      view: { name: 'thread', content: { first, parts, begun } },
      asOf: reading.asOf,
      next: me?.principal === undefined ? [] : [`sos ack ${short}`, 'sos help reply'],
    };
  },
});
