import { subjectOf } from '../../app/index.ts';
import { shortId, type RecordId } from '../../base/index.ts';
import { findBrief } from '../../briefs/index.ts';
import { correspondenceOf, mailboxOf } from '../../bus/index.ts';
import { isKind, type Ruling, type TrustedEntry } from '../../trust/index.ts';
import { mailLine } from '../../views/index.ts';
import { deskOf, type Desk } from '../correspondence.ts';
import { cannotWaitFor } from '../errors.ts';
import { waitedInVain } from '../errors-of-answers.ts';
import { flag, option, wholeNumber } from '../parameters.ts';
import { poll } from '../poll.ts';
import { defineVerb } from '../verb.ts';

/** `sos wait`: returns when what you wait for is there. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Waits for mail to you, an answer to a message of yours (reply:ID), or a verdict (verdict:BRIEF/GATE).',
    'Exit 6 when time runs out. Nothing wakes it from outside: it looks, here and with --remote there.',
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
    const wanted = wantedBy(what, desk, new Set(old.map(({ entry }) => entry.id)));
    const patience = { timeout: timeout * 1000, remote: !local };
    const found = await poll(workspace, patience, ({ ruling }) => wanted(ruling));
    if (found === undefined) throw waitedInVain(what, timeout);
    const content = { first: found.id, line: mailLine(found, what, subjectOf(found.record)) };
    return { view: { name: 'arrived', content }, next: [`sos thread ${shortId(found.id)}`] };
  },
});

type Wanted = (ruling: Ruling) => TrustedEntry | undefined;

function wantedBy(what: string, { me, around }: Desk, old: ReadonlySet<RecordId>): Wanted {
  const [kind = '', rest = ''] = what.split(/:(.*)/s);
  if (kind === 'reply' && rest !== '') return (ruling) => replyTo(ruling, rest);
  if (kind === 'verdict' && rest.includes('/')) return verdictWanted(what, rest, around);
  if (what !== 'mail') throw cannotWaitFor(what);
  return (ruling) => newMail(ruling, me.name, old);
}

function newMail(ruling: Ruling, name: string, old: ReadonlySet<RecordId>) {
  const { inbox } = mailboxOf(correspondenceOf(ruling), name);
  return inbox.find(({ entry }) => !old.has(entry.id))?.entry;
}

/** Nobody waits for a verdict of a gate that is not there. */
function verdictWanted(what: string, at: string, { briefs }: Desk['around']): Wanted {
  const [typed = '', gate = ''] = at.split('/');
  const { id, terms } = findBrief(briefs, typed);
  if (!terms.gates.some(({ name }) => name === gate)) throw cannotWaitFor(what);
  return (ruling) => verdictOn(ruling, id, gate);
}

function replyTo({ entries }: Ruling, id: string): TrustedEntry | undefined {
  return entries.find(
    ({ record }) => 'answers' in record && record.answers.startsWith(id.toLowerCase()),
  );
}

/** A verdict that was there before somebody began to wait counts too: nobody waits for the past. */
function verdictOn({ entries }: Ruling, brief: string, gate: string): TrustedEntry | undefined {
  return entries.findLast(
    (entry) =>
      isKind(entry, 'verdict') && entry.record.brief === brief && entry.record.gate === gate,
  );
}
