import { numberText, shortId, showUnsafe, SosError } from '../base/index.ts';
import type { JoinRequest, TrustedEntry } from '../trust/index.ts';

/** Nobody of this name is enrolled. */
export function unknownRecipient(name: string, near: readonly string[]): SosError {
  const typed = showUnsafe(name);
  return new SosError({
    kind: 'failed',
    code: 'bus.unknown-recipient',
    message: `nobody is enrolled as ${typed}; nothing was sent`,
    hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : '@all is everybody',
    next: ['sos identity list'],
    facts: { name, near },
  });
}

/** The name belongs to a key that asks to be enrolled and is not yet. */
export function notYetEnrolled({ principal, id }: JoinRequest): SosError {
  return new SosError({
    kind: 'refused',
    code: 'bus.recipient-not-enrolled',
    message: `${principal} asked to be enrolled and is not yet; nothing was sent`,
    next: ['sos identity list'],
    facts: { name: principal, request: id },
  });
}

/** All keys of a recipient were revoked, so that they could not sign for anything. */
export function recipientGone(name: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'bus.recipient-gone',
    message: `${name} has no key any more that could sign for a message; nothing was sent`,
    next: [`sos identity show ${name}`],
    facts: { name },
  });
}

/** A message to nobody. */
export function noRecipients(): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.no-recipients',
    message: 'there is nobody to send this to; nothing was sent',
    next: ['sos identity list'],
  });
}

/** More recipients than one message can name. */
export function tooManyRecipients(count: number, most: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'bus.too-many-recipients',
    message: `a message can name ${most} recipients, not ${count}; nothing was sent`,
    hint: 'send it to some of them at a time',
  });
}

/** A message that says nothing. */
export function emptyMessage(what: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.empty',
    message: `the ${what} is empty; nothing was sent`,
    hint: 'give it on the command line, in a file, or on standard input',
  });
}

/** A reason to do a command again that says nothing. */
export function emptyReason(): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.empty-reason',
    message: '--again gives no reason; nothing was run',
    hint: 'say why it bears being done again: the reason is kept with the run',
    next: ['sos help command run'],
  });
}

/** Where a character stands that could deceive. */
export interface UnsafePlace {
  readonly what: string;
  /** `U+202E`. */
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** Text with a character that steers a terminal or reads differently than it is stored. */
export function unsafeText({ what, name, line, column }: UnsafePlace): SosError {
  const returns = name === 'U+000D';
  return new SosError({
    kind: 'refused',
    code: 'bus.unsafe-text',
    message: `the ${what} holds ${name} in line ${line}, column ${column}; nothing was sent`,
    hint: returns
      ? 'it is a carriage return: write line ends as plain line feeds'
      : 'control, bidirectional and invisible characters can make text look like what it is not',
    facts: { what, name, line, column },
  });
}

/** Text that does not fit where it belongs. It is refused and never cut. */
export function tooLong(what: string, size: number, limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'bus.too-long',
    message: `the ${what} has ${numberText(size)} bytes, the limit is ${numberText(limit)}; nothing was sent`,
    hint: 'Keep what is long as evidence, which takes a file, and name its id in the text.',
    next: ['sos help evidence add'],
    facts: { what, size, limit },
  });
}

/** Text of several lines where one is expected. */
export function notOneLine(what: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.not-one-line',
    message: `the ${what} has to be one line; nothing was sent`,
  });
}

/** A type of message that does not fit what it carries. */
export function wrongType(type: string, problem: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.wrong-type',
    message: `a message of type ${type} ${problem}; nothing was sent`,
    next: ['sos help send'],
  });
}

/** The id names a record that is no message. */
export function notAMessage({ id, record }: TrustedEntry): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.not-a-message',
    message: `${shortId(id)} is no message but of kind ${record.kind}; nothing was written`,
    next: [`sos show ${shortId(id)}`],
  });
}

/** The message carries no command. */
export function notACommand({ id, record }: TrustedEntry<'message'>): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.not-a-command',
    message: `${shortId(id)} is no command but a ${record.type}; nothing was written`,
    next: [`sos show ${shortId(id)}`],
  });
}

/** Somebody acts on what was not for them. */
export function notYours({ id, record, author }: TrustedEntry, me: string): SosError {
  const to = record.kind === 'message' ? ` to ${record.to.join(', ')}` : '';
  return new SosError({
    kind: 'refused',
    code: 'bus.not-yours',
    message: `${shortId(id)} is from ${author}${to}, not for ${me}; nothing was written`,
    hint: 'a receipt proves that a recipient has it, so only recipients can give one',
    next: [`sos show ${shortId(id)}`],
  });
}

/** The command was run already. */
export function alreadyRun({ id }: TrustedEntry<'message'>): SosError {
  return new SosError({
    kind: 'refused',
    code: 'bus.already-run',
    message: `you ran ${shortId(id)} already, so it cannot be declined; nothing was written`,
    next: [`sos thread ${shortId(id)}`],
  });
}

/** The bytes at hand are not those that the sender signed for. */
export function alteredCommand({ id }: TrustedEntry<'message'>): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'bus.altered-command',
    message: `the bytes of ${shortId(id)} are not those that its sender signed; none of them are shown`,
    next: ['sos sync', 'sos verify'],
  });
}

/** Parts too small to be of use. */
export function partTooSmall(asked: number, smallest: number): SosError {
  return new SosError({
    kind: 'usage',
    code: 'bus.part-too-small',
    message: `parts of ${asked} bytes are too small, the least is ${smallest}; nothing is shown`,
  });
}
