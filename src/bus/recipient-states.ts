import type { MessageType, RecordOf } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import type { Answer, MessageStanding, RecipientState } from './message-state.ts';

/** What was done about one record. */
export interface Acts {
  readonly receipts: readonly TrustedEntry<'receipt'>[];
  readonly answers: readonly Answer[];
}

/** What each type of message asks of whoever gets it. */
const ASKS: Readonly<Record<MessageType, 'nothing' | 'answer' | 'run'>> = {
  note: 'nothing',
  reply: 'nothing',
  question: 'answer',
  blocker: 'answer',
  handoff: 'answer',
  command: 'run',
};

/** Says what each recipient did about a message, in the order in which they are named. */
export function recipientStates(message: RecordOf<'message'>, acts: Acts): RecipientState[] {
  return message.to.map((name) => {
    const receipts = acts.receipts.filter(({ author }) => author === name);
    const answers = acts.answers.filter(({ author }) => author === name);
    const decision = decisionOf(receipts);
    const ways = {
      nothing: () => 'told' as const,
      answer: () => answered(acts.answers),
      run: () => commanded(answers, decision),
    };
    return {
      name,
      received: receipts.length > 0 || answers.length > 0,
      decision,
      standing: ways[ASKS[message.type]](),
    };
  });
}

/** Sums up: open while anybody owes, done once somebody did it. */
export function standingOf(recipients: readonly RecipientState[]): MessageStanding {
  const order: readonly MessageStanding[] = ['open', 'done', 'declined', 'told'];
  return order.find((each) => recipients.some(({ standing }) => standing === each)) ?? 'told';
}

function decisionOf(receipts: readonly TrustedEntry<'receipt'>[]): RecipientState['decision'] {
  const last = receipts.findLast(({ record }) => record.state !== 'received')?.record.state;
  return last === 'received' ? undefined : last;
}

/** One answer is enough, whoever of those who were asked gave it. */
function answered(answers: readonly Answer[]): MessageStanding {
  return answers.some(({ record }) => record.kind === 'message') ? 'done' : 'open';
}

/** Words do not carry a command out: only a run of the recipient's own does, well ended or not. */
function commanded(
  answers: readonly Answer[],
  decision: RecipientState['decision'],
): MessageStanding {
  if (answers.some(isRun)) return 'done';
  return decision === 'declined' ? 'declined' : 'open';
}

function isRun({ record }: Answer): boolean {
  if (record.kind !== 'evidence' || record.run === undefined) return false;
  return record.run.notStarted === undefined;
}
