import type { RecordId } from '../base/index.ts';
import { briefsOf, findBrief } from '../briefs/index.ts';
import { correspondenceOf, mailboxOf, messageIn } from '../bus/index.ts';
import { gatesOf, noSuchGate } from '../gates/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { mailNamed, type Desk } from './correspondence.ts';
import { cannotWaitFor } from './errors.ts';

/** Finds in a ledger what somebody waits for; undefined while it is not there. */
export type Wanted = (ruling: Ruling) => TrustedEntry | undefined;

/**
 * Reads what somebody waits for: `mail` that is not old, `reply:ID`, `verdict:BRIEF/GATE`. Throws
 * at once where nobody could ever wait for it.
 */
export function waitedFor(what: string, desk: Desk, old: ReadonlySet<RecordId>): Wanted {
  const [kind = '', rest = ''] = what.split(/:(.*)/s);
  if (kind === 'reply' && rest !== '') return replyWanted(rest, desk);
  if (kind === 'verdict' && rest.includes('/')) return verdictWanted(rest, desk);
  if (what !== 'mail') throw cannotWaitFor(what);
  return (ruling) => newMail(ruling, desk.me.name, old);
}

function newMail(ruling: Ruling, name: string, old: ReadonlySet<RecordId>) {
  const { inbox } = mailboxOf(correspondenceOf(ruling), name);
  return inbox.find(({ entry }) => !old.has(entry.id))?.entry;
}

/** Threat: a bystander who answers in the place of whoever was asked. */
function replyWanted(typed: string, desk: Desk): Wanted {
  const { id } = messageIn(desk.around, mailNamed(desk, typed));
  return (ruling) => {
    const message = correspondenceOf(ruling).messages.all.get(id);
    const declined =
      message?.standing === 'declined' ? message.recipients.at(-1)?.declined : undefined;
    return message?.answers[0] ?? declined;
  };
}

/** A verdict that was there before somebody began to wait counts too, if it is on what is offered. */
function verdictWanted(at: string, { around: { briefs } }: Desk): Wanted {
  const [typed = '', name = ''] = at.split('/');
  const brief = findBrief(briefs, typed);
  const { id, terms } = brief;
  if (!terms.gates.some((gate) => gate.name === name)) throw noSuchGate(brief, name);
  return (ruling) => {
    const gates = gatesOf(ruling, briefsOf(ruling)).all.get(id) ?? [];
    return gates.find((gate) => gate.name === name)?.inForce.at(-1);
  };
}
