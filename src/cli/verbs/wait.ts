import { subjectOf } from '../../app/index.ts';
import { shortId } from '../../base/index.ts';
import { mailboxOf } from '../../bus/index.ts';
import { mailLine } from '../../views/index.ts';
import { deskOf } from '../correspondence.ts';
import { harmNoticed, waitedInVain } from '../errors-of-answers.ts';
import { flag, option, wholeNumber } from '../parameters.ts';
import { poll } from '../poll.ts';
import { defineVerb } from '../verb.ts';
import { waitedFor } from '../waited-for.ts';

/** `sos wait`: returns when what you wait for is there. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Waits for mail to you, an answer to a message by whoever was asked, or that all of them declined the',
    'command (reply:ID), or a verdict that counts on what is offered now (verdict:BRIEF/GATE).',
    'Exit 6 when time runs out; exit 4 where the remote no longer shows what it had shown, as sos sync says it.',
    'Nothing wakes it from outside: it looks, here and, without --local, there.',
  ],
  parameters: {
    for: option('WHAT', 'mail, reply:ID or verdict:BRIEF/GATE (mail)'),
    timeout: wholeNumber('SECONDS', 'Give up after that long (300)'),
    local: flag('Do not ask the remote meanwhile'),
    new: flag('Only mail that is not there yet'),
  },
  examples: [
    'sos wait --for reply:1f3a9c --timeout 600',
    'sos wait --for verdict:S069/clean-history',
    'sos wait --new --timeout 600',
  ],
  async run({ for: what = 'mail', timeout = 300, local, new: onlyNew }, { workspace }) {
    const desk = await deskOf(workspace);
    const old = onlyNew ? mailboxOf(desk.around, desk.me.name).inbox : [];
    const wanted = waitedFor(what, desk, new Set(old.map(({ entry }) => entry.id)));
    const patience = { timeout: timeout * 1000, remote: !local };
    const found = await poll(workspace, patience, ({ ruling }) => wanted(ruling));
    const failure = harmNoticed(workspace.noticed);
    if (found === undefined) throw failure ?? waitedInVain(what, timeout);
    const content = { first: found.id, line: mailLine(found, what, subjectOf(found.record)) };
    const next = [`sos thread ${shortId(found.id)}`];
    return { view: { name: 'arrived', content }, failure, next };
  },
});
