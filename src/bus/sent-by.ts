import type { RecordId } from '../base/index.ts';
import type { Messages, MessageState } from './message-state.ts';

/** A message from its sender's side. Three different things have three different names. */
export interface SentMessage {
  readonly message: MessageState;
  /** It is on the remote. */
  readonly shared: boolean;
  /** Recipients who signed for it, and those who did not. */
  readonly received: readonly string[];
  readonly notReceived: readonly string[];
  /** What it asked for was done; undefined where it asked for nothing. */
  readonly done: boolean | undefined;
}

/** Which sent messages are wanted. */
export interface SentWish {
  readonly me: string;
  /** Only those that still wait for an answer or a run. */
  readonly unanswered: boolean;
  /** Ids of records that the remote is not known to have. */
  readonly unshared: ReadonlySet<RecordId>;
}

/** Lists what one principal sent, oldest first, with what became of it. */
export function sentBy({ all }: Messages, { me, unanswered, unshared }: SentWish): SentMessage[] {
  return [...all.values()]
    .filter(({ entry, standing }) => entry.author === me && (!unanswered || standing === 'open'))
    .map((message) => ({
      message,
      shared: !unshared.has(message.id),
      received: namesOf(message, true),
      notReceived: namesOf(message, false),
      done: message.standing === 'told' ? undefined : message.standing === 'done',
    }));
}

function namesOf({ recipients }: MessageState, received: boolean): string[] {
  return recipients.filter((each) => each.received === received).map(({ name }) => name);
}
