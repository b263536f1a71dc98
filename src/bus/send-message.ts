import { LIMITS } from '../base/index.ts';
import { contentOf, encodeCanonical, type DraftOf, type MessageType } from '../records/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { checkLine, checkText } from './check-text.ts';
import { emptyMessage, tooLong, wrongType } from './errors.ts';
import { findRecipients } from './find-recipients.ts';
import { threadsOf } from './threads-of.ts';

/** A command to hand over: its exact bytes, whatever they are, where it is meant to run, and why. */
export interface CommandPayload {
  readonly bytes: Uint8Array;
  readonly folder: string | undefined;
  readonly why: string;
}

/** What somebody wants to send. */
export interface Outgoing {
  readonly me: string;
  readonly type: MessageType;
  /** Names as they were typed; `@all` is everybody else. */
  readonly to: readonly string[];
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly command?: CommandPayload | undefined;
  /** The id of a brief that is there. */
  readonly brief?: string | undefined;
  /** The record that this one answers. */
  readonly answers?: TrustedEntry | undefined;
}

/** A message as a draft, and the bytes that are kept beside it. */
export interface MessagePlan {
  readonly drafts: readonly [DraftOf<'message'>];
  readonly contents: readonly Uint8Array[];
}

/** Drafts a message. Refuses rather than cuts: what arrives is what was sent, byte for byte. */
export function sendMessage(ruling: Ruling, outgoing: Outgoing): MessagePlan {
  const { me, type, subject, brief, answers } = outgoing;
  refuseWrongType(outgoing);
  const to = findRecipients(ruling, outgoing.to, me);
  const said = outgoing.command === undefined ? wordsOf(outgoing) : commandOf(outgoing.command);
  const draft: DraftOf<'message'> = {
    kind: 'message',
    type,
    to,
    ...(brief === undefined ? {} : { brief }),
    ...(subject === undefined
      ? {}
      : { subject: checkLine({ what: 'subject', text: subject, max: 200 }) }),
    ...said.fields,
    ...(answers === undefined ? {} : { answers: answers.id, thread: threadFor(answers, ruling) }),
  };
  return { drafts: [draft], contents: said.contents };
}

function refuseWrongType({ type, command, body, answers }: Outgoing): void {
  if (type === 'command' && command === undefined) throw wrongType(type, 'needs a command');
  if (type !== 'command' && command !== undefined) throw wrongType(type, 'cannot carry a command');
  if (command !== undefined && body !== undefined) {
    throw wrongType(type, 'says why it is sent, and has no text besides');
  }
  if (type === 'reply' && answers === undefined) throw wrongType(type, 'answers some other one');
}

/** What a message says: fields of its record, and the bytes that those name. */
interface Said {
  readonly fields: Pick<DraftOf<'message'>, 'body' | 'content' | 'command'>;
  readonly contents: readonly Uint8Array[];
}

function wordsOf({ body = '' }: Outgoing): Said {
  const text = checkText({ what: 'message', text: body, max: LIMITS.recordBlobs });
  // Quotes and indentation make text longer in the record than it is by itself.
  if (encodeCanonical({ body: text }).length <= LIMITS.inlineBody) {
    return { fields: { body: text }, contents: [] };
  }
  const bytes = new TextEncoder().encode(text);
  return { fields: { content: contentOf(bytes) }, contents: [bytes] };
}

function commandOf({ bytes, folder, why }: CommandPayload): Said {
  if (bytes.length === 0) throw emptyMessage('command');
  if (bytes.length > LIMITS.recordBlobs) {
    throw tooLong('command', bytes.length, LIMITS.recordBlobs);
  }
  const place =
    folder === undefined ? {} : { folder: checkLine({ what: 'folder', text: folder, max: 1000 }) };
  const reason = checkText({ what: 'reason', text: why, max: 4000 });
  const command = { content: contentOf(bytes), ...place, why: reason };
  return { fields: { command }, contents: [bytes] };
}

function threadFor({ id }: TrustedEntry, { entries }: Ruling): string {
  return threadsOf(entries).get(id) ?? id;
}
