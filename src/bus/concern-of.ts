import type { RecordId } from '../base/index.ts';
import { changedByOthers, toldOfChange, type BriefState } from '../briefs/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import type { Correspondence } from './correspondence.ts';

/** Whom a record is for, and why it reaches them. */
export interface Concern {
  readonly who: readonly string[];
  readonly why: string;
}

/** A record that reaches inboxes. */
export type Mail = { readonly [K in MailKind]: TrustedEntry<K> }[MailKind];

type MailKind =
  'message' | 'receipt' | 'verdict' | 'evidence' | 'gate-request' | 'submission' | 'amendment';

const KINDS: ReadonlySet<string> = new Set<MailKind>([
  'message',
  'receipt',
  'verdict',
  'evidence',
  'gate-request',
  'submission',
  'amendment',
]);

/** Tells whether a record is of a kind that reaches inboxes. */
export function isMail(entry: TrustedEntry): entry is Mail {
  return KINDS.has(entry.kind);
}

/**
 * Says whom a record concerns. Nobody is told of what they did themselves, but a message to oneself
 * is a message: one principal can work in several places.
 */
export function concernOf(mail: Mail, around: Correspondence): Concern {
  if (mail.kind === 'message') return { who: mail.to, why: 'it was sent to you' };
  const { who, why } =
    mail.kind === 'receipt' ? concernOfReceipt(mail, around) : concernWithAuthor(mail, around);
  return { who: [...new Set(who)].filter((name) => name !== mail.author), why };
}

function concernWithAuthor(
  { id, record }: Exclude<Mail, TrustedEntry<'message' | 'receipt'>>,
  around: Correspondence,
): Concern {
  const brief = around.briefs.all.get(record.brief ?? '');
  switch (record.kind) {
    case 'evidence':
      return { who: senderOf(record.answers, around), why: 'it answers what you sent' };
    case 'verdict':
      return {
        who: [...peopleBehind(brief), ...askerOf(record.request, around)],
        why: `it is about ${record.brief}, which you asked for or worked on`,
      };
    case 'gate-request':
      return { who: holdersIn(brief, record.gate), why: `you hold gate ${record.gate}` };
    case 'amendment':
      return whoHearsOfChange(id, brief, around);
    case 'submission':
      return { who: judgesOf(brief), why: `it is work on ${record.brief}, which you judge` };
  }
}

/**
 * A receipt is for nobody's inbox, unless it says that a command will not be run, as its author's
 * last word: its sender waits for that.
 */
function concernOfReceipt(receipt: TrustedEntry<'receipt'>, { messages }: Correspondence): Concern {
  const message = messages.all.get(receipt.about ?? '');
  const why = 'it declines what you sent';
  if (message === undefined || message.entry.record.command === undefined) return { who: [], why };
  const isLastWord = message.recipients.some(({ declined }) => declined?.id === receipt.id);
  return { who: isLastWord ? [message.entry.author] : [], why };
}

/** Only what somebody else changed of a brief is told: the rest is in the brief. */
function whoHearsOfChange(
  amendment: RecordId,
  brief: BriefState | undefined,
  { ruling }: Correspondence,
): Concern {
  const change = brief && changedByOthers(brief).find(({ version }) => version.id === amendment);
  if (brief === undefined || change === undefined) return { who: [], why: '' };
  const { moved, words } = change;
  const verb = moved.length > 0 ? 'asks for' : 'says';
  const why = `it changes what ${brief.id} ${verb} (${[...moved, ...words].join(', ')}), by somebody who did not open it`;
  return { who: toldOfChange(change, brief, ruling.roster), why };
}

function senderOf(message: RecordId | undefined, { messages }: Correspondence): string[] {
  const sent = messages.all.get(message ?? '');
  return sent === undefined ? [] : [sent.entry.author];
}

function askerOf(request: RecordId | undefined, { requests }: Correspondence): string[] {
  const asked = requests.get(request ?? '');
  return asked === undefined ? [] : [asked.author];
}

/** Who asked for the work and who did it. */
function peopleBehind(brief: BriefState | undefined): string[] {
  return brief === undefined ? [] : [brief.people.author, ...brief.workers];
}

function holdersIn(brief: BriefState | undefined, gate: string): readonly string[] {
  return brief?.people.holders.get(gate) ?? [];
}

/** Who opened the brief, and who answers the gates that every submission asks. */
function judgesOf(brief: BriefState | undefined): string[] {
  if (brief === undefined) return [];
  const asked = brief.terms.gates.filter(({ trigger }) => trigger === 'submission');
  return [brief.people.author, ...asked.flatMap(({ name }) => holdersIn(brief, name))];
}
