import { isActive, type Ruling, type TrustedEntry } from '../trust/index.ts';
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
 * own thread reaches those who got the first message. Where none of them signs any more, the word that a
 * blocker is over goes to whoever says it.
 */
export function replyTo(ruling: Ruling, answered: TrustedEntry, reply: Reply): MessagePlan {
  const { me, body, subject, to = whoHears(ruling, answered, me) } = reply;
  const brief = 'brief' in answered.record ? answered.record.brief : undefined;
  return sendMessage(ruling, { me, type: 'reply', to, subject, body, brief, answers: answered });
}

function whoHears({ roster }: Ruling, { author, record }: TrustedEntry, me: string) {
  const said = record.kind === 'message' ? record : undefined;
  const named = author === me && said !== undefined ? said.to : [author];
  if (said?.type !== 'blocker') return named;
  const left = named.filter((name) => {
    const principal = roster.get(name);
    return principal !== undefined && isActive(principal);
  });
  return left.length > 0 ? left : [me];
}
