import type { RecordId } from '../base/index.ts';
import { isEnded } from '../briefs/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { concernOf, isMail, type Mail } from './concern-of.ts';
import { subjectKey, type Correspondence } from './correspondence.ts';
import type { MessageState } from './message-state.ts';

/** Something in an inbox and why it is there. */
export interface InboxMail {
  readonly entry: Mail;
  readonly why: string;
}

/** What is there for one principal. Looking at it changes nothing. */
export interface Mailbox {
  /** What was neither signed for nor answered, oldest first. */
  readonly inbox: readonly InboxMail[];
  /** Messages that were signed for and still wait for an answer or a run. */
  readonly owed: readonly MessageState[];
}

/** Sorts out what is there for one principal. */
export function mailboxOf(around: Correspondence, me: string): Mailbox {
  const dealtWith = dealtWithBy(me, around);
  const inbox = around.ruling.entries.filter(isMail).flatMap((entry) => {
    if (isElsewhere(entry, me, around) || dealtWith.has(entry.id)) return [];
    const { who, why } = concernOf(entry, around);
    return who.includes(me) && !isOvertaken(entry, around, me) ? [{ entry, why }] : [];
  });
  return { inbox, owed: [...around.messages.all.values()].filter((each) => isOwedBy(each, me)) };
}

/** Most of a ledger is between others, and receipts for what they sent: that is not looked into. */
function isElsewhere(entry: Mail, me: string, { messages }: Correspondence): boolean {
  if (entry.kind === 'message') return !entry.to.includes(me);
  if (entry.kind !== 'receipt') return false;
  return messages.all.get(entry.about ?? '')?.entry.author !== me;
}

/** Tells whether a principal signed for a record or answered it. */
export function hasDealtWith(id: RecordId, me: string, around: Correspondence): boolean {
  return dealtWithBy(me, around).has(id);
}

function dealtWithBy(me: string, { ruling }: Correspondence): ReadonlySet<RecordId> {
  const mine = ruling.entries.filter(({ author }) => author === me);
  return new Set(mine.flatMap(({ about }) => about ?? []));
}

function isOwedBy(message: MessageState, me: string): boolean {
  if (!message.entry.to.includes(me)) return false;
  return message.recipients.some(
    ({ name, received, standing }) => name === me && received && standing === 'open',
  );
}

/** Work that newer work replaced, or a question to a gate that was answered, waits for nobody. */
function isOvertaken(entry: Mail, around: Correspondence, me: string): boolean {
  if (entry.kind !== 'submission' && entry.kind !== 'gate-request') return false;
  const { record } = entry;
  const brief = around.briefs.all.get(record.brief);
  if (brief === undefined || isEnded(brief)) return true;
  if (record.kind === 'submission' && brief.lastSubmission?.id !== entry.id) return true;
  const answers = (verdict: TrustedEntry<'verdict'>): boolean =>
    record.kind === 'submission' ? verdict.author === me : verdict.record.gate === record.gate;
  // The newest verdict most likely knew the question, so that the look back is short.
  const verdicts = around.verdicts.get(subjectKey(record)) ?? [];
  const { history } = around.ruling;
  const answer = verdicts.findLast(
    (verdict) => answers(verdict) && history.precedes(entry.id, verdict.id),
  );
  return answer !== undefined;
}
