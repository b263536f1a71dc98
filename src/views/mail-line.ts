import {
  previewOf,
  previewOfMessage,
  type MessageState,
  type Preview,
  type SentMessage,
} from '../bus/index.ts';
import { isKind, type TrustedEntry } from '../trust/index.ts';
import type {
  BegunView,
  CommandName,
  DeclinedView,
  MailLine,
  SentLine,
  ThreadPart,
} from './mail.ts';

/** Shapes a message, or another record that concerns somebody, for a list. */
export function mailLine(entry: TrustedEntry, why: string, said: string): MailLine {
  const { record } = entry;
  const message = isKind(entry, 'message') ? entry.record : undefined;
  const { preview, ...extent } = previewFor(entry, said);
  return {
    id: entry.id,
    type: message?.type ?? record.kind,
    from: entry.author,
    to: message?.to ?? [],
    brief: 'brief' in record ? (record.brief ?? null) : null,
    at: record.at,
    why,
    ...extent,
    untrusted: { subject: message?.subject ?? null, preview },
  };
}

/** What is no message has no body: a line of ours stands for it, whole. */
function previewFor(entry: TrustedEntry, said: string): Preview {
  return isKind(entry, 'message')
    ? previewOfMessage(entry.record)
    : { ...previewOf(said), whole: true };
}

/** Shapes a sent message. */
export function sentLine({ message, shared, received, notReceived, done }: SentMessage): SentLine {
  const line = mailLine(message.entry, message.standing, '');
  const begun = begunView(message);
  const declined = declinedView(message);
  return { ...line, shared, received, notReceived, done: done ?? null, begun, declined };
}

/** Shapes what recipients began without a result; of all of them, or of one. */
export function begunView({ recipients }: MessageState, who?: string): BegunView[] {
  return recipients
    .filter(({ name }) => who === undefined || name === who)
    .flatMap(({ begun }) => begun)
    .map(beginning);
}

/** Shapes what recipients began in clones that did not know of each other. */
export function apartView({ recipients }: MessageState): BegunView[] {
  return recipients.flatMap(({ apart }) => apart).map(beginning);
}

function beginning({ id, author, record }: TrustedEntry<'begin'>): BegunView {
  return { id, by: author, host: record.host, at: record.at };
}

/** Shapes who will not run a command, or gave up one that they began. */
export function declinedView({ recipients }: MessageState): DeclinedView[] {
  return recipients.flatMap(({ declined, begun }) => {
    if (declined === undefined) return [];
    const { id, author, record } = declined;
    const untrusted = { note: record.note ?? null };
    return [{ id, by: author, at: record.at, begun: begun.length > 0, untrusted }];
  });
}

/** Shapes one part of a conversation, whole. */
export function threadPart(
  entry: TrustedEntry,
  said: string,
  body: string | undefined,
): ThreadPart {
  const command = isKind(entry, 'message') ? entry.record.command : undefined;
  const line = mailLine(entry, '', said);
  return {
    ...line,
    untrusted: { ...line.untrusted, body: body ?? null },
    command: command === undefined ? null : commandName(command),
  };
}

/** Names a command without showing a byte of it. */
export function commandName(command: {
  readonly content: { readonly size: number; readonly sha256: string };
  readonly folder?: string;
  readonly why: string;
}): CommandName {
  const { content, folder, why } = command;
  const { size, sha256 } = content;
  return { size, sha256, untrusted: { folder: folder ?? null, why } };
}
