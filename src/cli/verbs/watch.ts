import { subjectOf } from '../../app/index.ts';
import { correspondenceOf, mailboxOf } from '../../bus/index.ts';
import { mailLine, whoamiView, type MailLine } from '../../views/index.ts';
import { deskOf } from '../correspondence.ts';
import { harmNoticed } from '../errors-of-answers.ts';
import { flag, wholeNumber } from '../parameters.ts';
import { poll } from '../poll.ts';
import { defineVerb } from '../verb.ts';

/** `sos watch`: says what comes in until you stop it. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Looks again and again, here and at the remote, and names new mail on stderr. Adds no record.',
    'Exit 4 at its end where the remote no longer shows what it had shown.',
  ],
  parameters: {
    timeout: wholeNumber('SECONDS', 'Stop after that long; without it, Ctrl-C stops it'),
    local: flag('Do not ask the remote'),
  },
  examples: ['sos watch', 'sos watch --timeout 60 --local'],
  async run({ timeout, local }, context) {
    const { workspace } = context;
    const { me, around } = await deskOf(workspace);
    const seen = new Set(mailboxOf(around, me.name).inbox.map(({ entry }) => entry.id));
    const came: MailLine[] = [];
    const patience = {
      timeout: timeout === undefined ? undefined : timeout * 1000,
      remote: !local,
    };
    await poll(workspace, patience, async ({ ruling }) => {
      for (const { entry, why } of mailboxOf(correspondenceOf(ruling), me.name).inbox) {
        if (seen.has(entry.id)) continue;
        seen.add(entry.id);
        came.push(mailLine(entry, why, subjectOf(entry.record)));
        await context.say(`${entry.id.slice(0, 12)}  ${subjectOf(entry.record)}`);
      }
      return undefined;
    });
    const desk = { me: me.name, standing: whoamiView(me).standing };
    const content = { ...desk, mail: came, owed: [], problems: 0, findings: [], leaks: [] };
    return { view: { name: 'inbox', content }, failure: harmNoticed(workspace.noticed) };
  },
});
