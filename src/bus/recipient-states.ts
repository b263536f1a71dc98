import type { MessageType, RecordOf } from '../records/index.ts';
import { isKind, type History, type TrustedEntry } from '../trust/index.ts';
import type { Answer, MessageStanding, RecipientState } from './message-state.ts';

/** What was done about one record. */
export interface Acts {
  readonly receipts: readonly TrustedEntry<'receipt'>[];
  readonly begins: readonly TrustedEntry<'begin'>[];
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
export function recipientStates(
  message: RecordOf<'message'>,
  acts: Acts,
  history: History,
): RecipientState[] {
  return message.to.map((name) => {
    const receipts = acts.receipts.filter(({ author }) => author === name);
    const begins = acts.begins.filter(({ author }) => author === name);
    const answers = acts.answers.filter(({ author }) => author === name);
    const word = lastWord(receipts, begins);
    const declined = word !== undefined && isDecline(word) ? word : undefined;
    const ways = {
      nothing: () => 'told' as const,
      answer: () => answered(acts.answers),
      run: () => commanded(answers, declined),
    };
    return {
      name,
      received: receipts.length + begins.length + answers.length > 0,
      decision: declined === undefined ? word && 'accepted' : 'declined',
      declined,
      ...runsOf(begins, answers, history),
      standing: ways[ASKS[message.type]](),
    };
  });
}

/** Sums up: open while anybody owes, done once somebody did it. */
export function standingOf(recipients: readonly RecipientState[]): MessageStanding {
  const order: readonly MessageStanding[] = ['open', 'done', 'declined', 'told'];
  return order.find((each) => recipients.some(({ standing }) => standing === each)) ?? 'told';
}

/** Whoever begins a command takes it on, whatever they said before. */
function lastWord(
  receipts: readonly TrustedEntry<'receipt'>[],
  begins: readonly TrustedEntry<'begin'>[],
): TrustedEntry<'receipt' | 'begin'> | undefined {
  const said = receipts.findLast(({ record }) => record.state !== 'received');
  const begun = begins.at(-1);
  return (begun?.order ?? -1) > (said?.order ?? -1) ? begun : said;
}

function isDecline(word: TrustedEntry<'receipt' | 'begin'>): word is TrustedEntry<'receipt'> {
  return isKind(word, 'receipt') && word.record.state === 'declined';
}

/**
 * Sorts out what was begun: what was not ended by a run that knows of it, and what was begun apart.
 * Threat: of two clones that begin at once, the run of one that seems to be that of the other.
 */
function runsOf(
  begins: readonly TrustedEntry<'begin'>[],
  answers: readonly Answer[],
  history: History,
): Pick<RecipientState, 'begun' | 'apart'> {
  if (begins.length === 0) return { begun: [], apart: [] };
  const runs = answers.filter((answer) => isKind(answer, 'evidence') && answer.record.run);
  const ended = begins.map((begin) => ({
    begin,
    run: runs.find(({ id }) => history.precedes(begin.id, id)),
  }));
  // What could not be started did nothing twice.
  const ran = ended.flatMap(({ begin, run }) => (run === undefined || isRun(run) ? [begin] : []));
  const knows = (one: TrustedEntry, other: TrustedEntry): boolean =>
    one === other || history.precedes(one.id, other.id) || history.precedes(other.id, one.id);
  return {
    begun: ended.flatMap(({ begin, run }) => (run === undefined ? [begin] : [])),
    apart: ran.filter((begin) => !ran.every((other) => knows(begin, other))),
  };
}

/** One answer is enough, whoever of those who were asked gave it. */
function answered(answers: readonly Answer[]): MessageStanding {
  return answers.some(({ kind }) => kind === 'message') ? 'done' : 'open';
}

/** Words do not carry a command out: only a run of the recipient's own does, well ended or not. */
function commanded(
  answers: readonly Answer[],
  declined: RecipientState['declined'],
): MessageStanding {
  if (answers.some(isRun)) return 'done';
  return declined === undefined ? 'open' : 'declined';
}

function isRun(answer: Answer): boolean {
  if (!isKind(answer, 'evidence') || answer.record.run === undefined) return false;
  return answer.record.run.notStarted === undefined;
}
