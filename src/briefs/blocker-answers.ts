import { isActive, ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';

type Around = Pick<Ruling, 'entries' | 'roster'>;

/**
 * Tells whether somebody's reply answers a message. Threat: a bystander who answers in somebody's
 * place. Only who was asked can, and who raised a blocker can say that it is over; where none of
 * them signs any more, whoever opened the brief can, or it would wait for ever.
 */
export function mayAnswer(who: string, message: TrustedEntry<'message'>, around: Around): boolean {
  const { record, author } = message;
  if (record.to.includes(who)) return true;
  if (record.type !== 'blocker') return false;
  return author === who || (isStranded(message, around) && openerOf(message, around) === who);
}

/** Names who can answer a blocker now; empty where nobody can. */
export function answerersOf(blocker: TrustedEntry<'message'>, around: Around): readonly string[] {
  const named = namedIn(blocker).filter((name) => signs(name, around));
  if (named.length > 0) return named;
  const opener = openerOf(blocker, around);
  return opener !== undefined && signs(opener, around) ? [opener] : [];
}

function isStranded(blocker: TrustedEntry<'message'>, around: Around): boolean {
  return !namedIn(blocker).some((name) => signs(name, around));
}

function namedIn({ record, author }: TrustedEntry<'message'>): readonly string[] {
  return [...new Set([...record.to, author])];
}

function openerOf({ record }: TrustedEntry<'message'>, { entries }: Around): string | undefined {
  return ofKind(entries, 'brief').find((opened) => opened.record.brief === record.brief)?.author;
}

function signs(name: string, { roster }: Around): boolean {
  const principal = roster.get(name);
  return principal !== undefined && isActive(principal);
}
