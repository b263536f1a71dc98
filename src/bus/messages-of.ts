import type { RecordId } from '../base/index.ts';
import { isKind, ofKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { notRecipientFinding, unknownMessageFinding } from './findings.ts';
import type { Answer, Messages, MessageState } from './message-state.ts';
import { recipientStates, standingOf, type Acts } from './recipient-states.ts';
import { threadsOf } from './threads-of.ts';

/** Folds trusted entries into messages with their receipts and answers. */
export function messagesOf({ entries }: Ruling): Messages {
  const acts = actsByRecord(entries);
  const threads = threadsOf(entries);
  const states = ofKind(entries, 'message').map((entry) =>
    stateOf(entry, threads.get(entry.id) ?? entry.id, acts.get(entry.id) ?? NOTHING),
  );
  return {
    all: new Map(states.map((state) => [state.id, state])),
    findings: [
      ...unknownTargets(entries),
      ...states.flatMap(({ entry }) => strangers(entry, acts.get(entry.id) ?? NOTHING)),
    ],
  };
}

/** Names the record that a receipt, a reply or an answering run is about. */
export function aboutWhat({ record }: TrustedEntry): RecordId | undefined {
  if (record.kind === 'receipt') return record.message;
  return record.kind === 'message' || record.kind === 'evidence' ? record.answers : undefined;
}

const NOTHING: Acts = { receipts: [], answers: [] };

function actsByRecord(entries: readonly TrustedEntry[]): ReadonlyMap<RecordId, Acts> {
  const all = new Map<RecordId, { receipts: TrustedEntry<'receipt'>[]; answers: Answer[] }>();
  for (const entry of entries) {
    const about = aboutWhat(entry);
    if (about === undefined) continue;
    const acts = all.get(about) ?? { receipts: [], answers: [] };
    if (isKind(entry, 'receipt')) acts.receipts.push(entry);
    if (isKind(entry, 'message') || isKind(entry, 'evidence')) acts.answers.push(entry);
    all.set(about, acts);
  }
  return all;
}

function stateOf(entry: TrustedEntry<'message'>, thread: RecordId, acts: Acts): MessageState {
  const answers = acts.answers.filter((answer) => counts(answer, entry));
  const recipients = recipientStates(entry.record, { ...acts, answers });
  const standing = standingOf(recipients);
  return { id: entry.id, entry, thread, recipients, standing, answers };
}

/**
 * Threat: a bystander who answers in somebody's place. Only who was asked can answer, and who
 * raised a blocker can say that it is over.
 */
function counts(answer: Answer, { record, author }: TrustedEntry<'message'>): boolean {
  if (record.to.includes(answer.author)) return true;
  return record.type === 'blocker' && answer.author === author;
}

function strangers(message: TrustedEntry<'message'>, { receipts }: Acts): Finding[] {
  return receipts
    .filter(({ author }) => !message.record.to.includes(author))
    .map((receipt) => notRecipientFinding(receipt, message));
}

function unknownTargets(entries: readonly TrustedEntry[]): Finding[] {
  const known = new Set(entries.map(({ id }) => id));
  return entries.flatMap((entry) => {
    const about = aboutWhat(entry);
    return about === undefined || known.has(about) ? [] : [unknownMessageFinding(entry, about)];
  });
}
