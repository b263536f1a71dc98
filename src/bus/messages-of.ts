import { lazily, type RecordId } from '../base/index.ts';
import { mayAnswer } from '../briefs/index.ts';
import { isKind, ofKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { notRecipientFinding, runTwiceFinding, unknownMessageFinding } from './findings.ts';
import type { Messages, MessageState } from './message-state.ts';
import { recipientStates, standingOf, type Acts } from './recipient-states.ts';
import { threadsOf } from './threads-of.ts';

/**
 * Folds trusted entries into messages with their receipts and answers. What became of a message is
 * worked out for those that somebody looks at: an inbox looks at few of many.
 */
export function messagesOf(ruling: Ruling): Messages {
  const { entries } = ruling;
  const acts = actsByRecord(entries);
  const threads = lazily(() => threadsOf(entries));
  const messages = ofKind(entries, 'message');
  const around = { ruling, threads, acts };
  const all = new Map<RecordId, Message>();
  messages.forEach((entry) => all.set(entry.id, new Message(entry, around)));
  const findings = lazily(() => [
    ...unknownTargets(entries),
    ...messages.flatMap((entry) => strangers(entry, acts.get(entry.id) ?? NOTHING)),
    ...[...all.values()].flatMap((message) => runTwice(message, acts.get(message.id) ?? NOTHING)),
  ]);
  return {
    all,
    get findings() {
      return findings();
    },
  };
}

type Outcome = Pick<MessageState, 'recipients' | 'standing' | 'answers'>;

interface Around {
  readonly ruling: Ruling;
  readonly threads: () => ReadonlyMap<RecordId, RecordId>;
  readonly acts: ReadonlyMap<RecordId, Acts>;
}

/** A message, with what became of it worked out once. */
class Message implements MessageState {
  readonly id: RecordId;
  readonly entry: TrustedEntry<'message'>;
  private readonly around: Around;
  private outcome: Outcome | undefined;

  constructor(entry: TrustedEntry<'message'>, around: Around) {
    this.id = entry.id;
    this.entry = entry;
    this.around = around;
    this.outcome = undefined;
  }

  get thread(): RecordId {
    return this.around.threads().get(this.id) ?? this.id;
  }

  get recipients(): MessageState['recipients'] {
    return this.known().recipients;
  }

  get standing(): MessageState['standing'] {
    return this.known().standing;
  }

  get answers(): MessageState['answers'] {
    return this.known().answers;
  }

  private known(): Outcome {
    const { acts, ruling } = this.around;
    this.outcome ??= outcomeOf(this.entry, acts.get(this.id) ?? NOTHING, ruling);
    return this.outcome;
  }
}

const NOTHING: Acts = { receipts: [], begins: [], answers: [] };

function actsByRecord(entries: readonly TrustedEntry[]): ReadonlyMap<RecordId, Acts> {
  const all = new Map<RecordId, { [K in keyof Acts]: Acts[K][number][] }>();
  for (const entry of entries) {
    const { about } = entry;
    if (about === undefined) continue;
    const acts = all.get(about) ?? { receipts: [], begins: [], answers: [] };
    if (isKind(entry, 'receipt')) acts.receipts.push(entry);
    if (isKind(entry, 'begin')) acts.begins.push(entry);
    if (isKind(entry, 'message') || isKind(entry, 'evidence')) acts.answers.push(entry);
    all.set(about, acts);
  }
  return all;
}

function outcomeOf(entry: TrustedEntry<'message'>, acts: Acts, ruling: Ruling): Outcome {
  const answers = acts.answers.filter(({ author }) => mayAnswer(author, entry, ruling));
  const recipients = recipientStates(entry.record, { ...acts, answers }, ruling.history);
  return { recipients, standing: standingOf(recipients), answers };
}

function strangers(message: TrustedEntry<'message'>, { receipts, begins }: Acts): Finding[] {
  return [...receipts, ...begins]
    .filter(({ author }) => !message.record.to.includes(author))
    .map((act) => notRecipientFinding(act, message));
}

function runTwice({ entry, recipients }: MessageState, { begins }: Acts): Finding[] {
  // The message is looked into only where there is anything to find.
  if (begins.length < 2) return [];
  return recipients.flatMap(({ apart }) => runTwiceFinding(apart, entry) ?? []);
}

function unknownTargets(entries: readonly TrustedEntry[]): Finding[] {
  const known = new Set(entries.map(({ id }) => id));
  return entries.flatMap((entry) => {
    const { about } = entry;
    return about === undefined || known.has(about) ? [] : [unknownMessageFinding(entry, about)];
  });
}
