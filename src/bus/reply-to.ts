import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { sendMessage, type MessagePlan } from './send-message.ts';

/** An answer in words. */
export interface Reply {
  readonly me: string;
  readonly body: string;
  readonly subject?: string | undefined;
  /** Whom it goes to instead of to whoever wrote what it answers. */
  readonly to?: readonly string[] | undefined;
}

/**
 * Drafts a reply. It goes to the author of what it answers; an author who goes on speaking in the
 * own thread reaches those who got the first message.
 */
export function replyTo(ruling: Ruling, answered: TrustedEntry, reply: Reply): MessagePlan {
  const { me, body, subject, to = whoHears(answered, me) } = reply;
  const brief = 'brief' in answered.record ? answered.record.brief : undefined;
  return sendMessage(ruling, { me, type: 'reply', to, subject, body, brief, answers: answered });
}

function whoHears({ author, record }: TrustedEntry, me: string): readonly string[] {
  return author === me && record.kind === 'message' ? record.to : [author];
}
