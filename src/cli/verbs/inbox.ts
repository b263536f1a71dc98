import { shortId } from '../../base/index.ts';
import { subjectOf } from '../../app/index.ts';
import { mailboxOf } from '../../bus/index.ts';
import {
  begunView,
  leakView,
  mailLine,
  whoamiView,
  type MailLine,
  type OwedLine,
} from '../../views/index.ts';
import { deskOf } from '../correspondence.ts';
import { flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos inbox`: what waits for you. Looking at it acknowledges nothing. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Lists what was neither acknowledged nor answered, with previews that say so; sos thread ID shows all.',
    'Records that do not count stop nobody; --problems names them.',
  ],
  parameters: { problems: flag('Name every record that does not count, and why') },
  examples: ['sos inbox', 'sos inbox --json', 'sos inbox --problems'],
  async run({ problems }, { workspace }) {
    const { reading, around, me } = await deskOf(workspace);
    const { inbox, owed } = mailboxOf(around, me.name);
    const errors = reading.ruling.findings.filter(({ severity }) => severity === 'error');
    const leaks = (await workspace.leaksToTell(reading)).map(leakView);
    const content = {
      leaks,
      ...{ me: me.name, standing: whoamiView(me).standing },
      mail: inbox.map(({ entry, why }) => mailLine(entry, why, subjectOf(entry.record))),
      owed: owed.map((message) => ({
        ...mailLine(message.entry, 'an answer or a run is owed', ''),
        begun: begunView(message, me.name),
      })),
      problems: errors.length,
      findings: problems ? errors.map(({ code, message }) => ({ code, message })) : [],
    };
    const [mail] = content.mail;
    const next = mail === undefined ? nextOwed(content.owed[0]) : nextFor(mail);
    return { view: { name: 'inbox', content }, asOf: reading.asOf, next };
  },
});

/** What to type about the first piece of mail. */
function nextFor({ id, type }: MailLine): readonly string[] {
  const look = type === 'command' ? 'command show' : 'thread';
  return [`sos ${look} ${shortId(id)}`, `sos ack ${shortId(id)}`];
}

/** What to type about what is owed: it was signed for, and signing for it again adds nothing. */
function nextOwed(first: OwedLine | undefined): readonly string[] {
  if (first === undefined) return [];
  const isToShow = first.type === 'command' && first.begun.length === 0;
  return [`sos ${isToShow ? 'command show' : 'thread'} ${shortId(first.id)}`];
}
