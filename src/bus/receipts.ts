import type { DraftOf } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { checkText } from './check-text.ts';
import { concernOf, isMail } from './concern-of.ts';
import type { Correspondence } from './correspondence.ts';
import { alreadyRun, notACommand, notAMessage, notYours } from './errors.ts';
import { hasDealtWith } from './mailbox-of.ts';
import type { MessageState, RecipientState } from './message-state.ts';

/** Who signs, and what they add. */
export interface Signing {
  readonly me: string;
  readonly note?: string | undefined;
}

/**
 * Drafts a receipt for something in one's inbox, or returns undefined where it was signed for or
 * answered already, so that a retry is done and not an error. Refuses what is for somebody else.
 */
export function acknowledge(
  entry: TrustedEntry,
  around: Correspondence,
  signing: Signing,
): DraftOf<'receipt'> | undefined {
  const { me } = signing;
  if (hasDealtWith(entry.id, me, around)) return undefined;
  // Threat: a receipt that makes a message look received by somebody it was not for.
  const isMine = isMail(entry) && concernOf(entry, around).who.includes(me);
  if (!isMine) throw notYours(entry, me);
  return receipt(entry, 'received', signing);
}

/** Drafts taking a command on, or returns undefined where that was said already. */
export function acceptCommand(
  message: MessageState,
  signing: Signing,
): DraftOf<'receipt'> | undefined {
  const mine = recipientOf(message, signing.me);
  if (mine.decision === 'accepted' || mine.standing === 'done') return undefined;
  return receipt(message.entry, 'accepted', signing);
}

/** Drafts declining a command, or returns undefined where that was said already. */
export function declineCommand(
  message: MessageState,
  signing: Signing,
): DraftOf<'receipt'> | undefined {
  const mine = recipientOf(message, signing.me);
  if (mine.standing === 'done') throw alreadyRun(message.entry);
  if (mine.decision === 'declined') return undefined;
  return receipt(message.entry, 'declined', signing);
}

/** Takes a record for the message that a verb needs, with what became of it. */
export function messageIn({ messages }: Correspondence, entry: TrustedEntry): MessageState {
  const message = messages.all.get(entry.id);
  if (message === undefined) throw notAMessage(entry);
  return message;
}

/**
 * Finds what a recipient did about a command. Throws `bus.not-a-command` for what is none, and
 * `bus.not-yours` for anybody else.
 */
export function recipientOf({ entry, recipients }: MessageState, me: string): RecipientState {
  if (entry.record.command === undefined) throw notACommand(entry);
  const mine = recipients.find(({ name }) => name === me);
  if (mine === undefined) throw notYours(entry, me);
  return mine;
}

function receipt(
  { id }: TrustedEntry,
  state: 'received' | 'accepted' | 'declined',
  { note }: Signing,
): DraftOf<'receipt'> {
  const checked =
    note === undefined ? {} : { note: checkText({ what: 'note', text: note, max: 2000 }) };
  return { kind: 'receipt', message: id, state, ...checked };
}
