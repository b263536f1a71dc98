import { subjectOf, type Me } from '../../app/index.ts';
import { shortId } from '../../base/index.ts';
import { correspondenceOf, threadOf, type MessageState } from '../../bus/index.ts';
import { apartView, begunView, threadPart } from '../../views/index.ts';
import { mailNamed, wholeBody } from '../correspondence.ts';
import { nextAboutCommand } from '../next-about-command.ts';
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
    const states = entries.flatMap((entry) => messages.all.get(entry.id) ?? []);
    const begun = states.flatMap((message) => begunView(message));
    const apart = states.flatMap(apartView);
    const next = nextIn(id, states, me);
    return {
      view: { name: 'thread', content: { first, parts, begun, apart } },
      asOf: reading.asOf,
      next,
    };
  },
});

/** What to type in a thread: about a command that one began, or else about what was asked for. */
function nextIn(id: string, states: readonly MessageState[], me: Me | undefined): string[] {
  if (me?.principal === undefined) return [];
  const began = states.find((message) => hasBegun(message, me.name));
  const short = shortId(id);
  if (began === undefined) return [`sos ack ${short}`, 'sos help reply'];
  return nextAboutCommand(began, me.name).filter((line) => !line.startsWith('sos thread'));
}

function hasBegun({ recipients }: MessageState, who: string): boolean {
  return recipients.some(({ name, standing, begun }) => {
    return name === who && standing === 'open' && begun.length > 0;
  });
}
