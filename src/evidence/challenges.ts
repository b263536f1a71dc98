import { signedAsHolder, workUnknowing, type BriefState } from '../briefs/index.ts';
import type { RecordOf } from '../records/index.ts';
import { isKind, ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';

type Around = Pick<Ruling, 'entries' | 'history'>;

/** What evidence says of itself, already appended or about to be. */
interface Answering {
  readonly author: string;
  readonly brief: string | undefined;
  readonly criterion: string | undefined;
  readonly commit: string | undefined;
}

/** A criterion, and the commit that it is to be shown on; undefined: on any. */
interface Asked {
  readonly criterion: string;
  readonly commit: string | undefined;
}

/**
 * Picks, of the challenges on a brief, those to a criterion that a holder of the gate gave and that
 * no later one has followed.
 */
export function openChallenges(
  challenges: readonly TrustedEntry<'challenge'>[],
  { criterion, commit }: Asked,
  { brief, around }: { readonly brief: BriefState; readonly around: Around },
): TrustedEntry<'challenge'>[] {
  const asked = challenges.filter(
    (challenge) =>
      challenge.record.criterion === criterion &&
      (commit === undefined || challenge.record.commit === commit) &&
      mayAsk(challenge, brief, around),
  );
  return asked.filter(
    ({ id, record }) =>
      !asked.some(
        (later) => later.record.commit === record.commit && around.history.precedes(id, later.id),
      ),
  );
}

/**
 * Says why evidence does not answer the challenge that it names; undefined where it does. Threats:
 * an old run passed off as new, by naming a challenge for something else or by an author who
 * challenges themselves; and a challenge of somebody who judges nothing.
 */
export function challengeProblem(
  challenge: TrustedEntry | undefined,
  answering: Answering,
  { brief, around }: { readonly brief: BriefState | undefined; readonly around: Around },
): string | undefined {
  if (challenge === undefined || !isKind(challenge, 'challenge')) {
    return 'its challenge is not among the records that count';
  }
  const { record, author, id } = challenge;
  if (author === answering.author) return 'whoever ran it challenged themselves';
  if (!isFor(record, answering)) return 'its challenge is for something else';
  if (brief === undefined || !mayAsk(challenge, brief, around)) {
    return 'its challenge is of nobody who holds the gate';
  }
  const challenges = ofKind(around.entries, 'challenge').filter(
    (each) => each.record.brief === record.brief,
  );
  const open = openChallenges(challenges, record, { brief, around });
  const isOpen = open.some((each) => each.id === id);
  return isOpen ? undefined : 'a later challenge asks for another run';
}

function isFor(record: RecordOf<'challenge'>, { brief, criterion, commit }: Answering): boolean {
  return record.brief === brief && record.criterion === criterion && record.commit === commit;
}

function mayAsk(
  challenge: TrustedEntry<'challenge'>,
  { terms, work }: BriefState,
  { history }: Around,
): boolean {
  const { author, record } = challenge;
  const gate = terms.gates.find(({ name }) => name === record.gate);
  if (gate === undefined || !signedAsHolder(challenge, gate)) return false;
  return workUnknowing(challenge, author, { work, history }) === undefined;
}

/** Says why evidence does not answer the challenge that it names, once it is in the ledger. */
export function answerProblem(
  { id, author, record }: TrustedEntry<'evidence'>,
  brief: BriefState | undefined,
  around: Around,
): string | undefined {
  const { challenge } = record;
  if (challenge === undefined) return 'it answers no challenge';
  const named = around.entries.find((each) => each.id === challenge);
  const answering = {
    author,
    brief: record.brief,
    criterion: record.criterion,
    commit: record.run?.commit,
  };
  const problem = challengeProblem(named, answering, { brief, around });
  if (problem !== undefined || named === undefined) return problem;
  return around.history.precedes(named.id, id) ? undefined : 'it was not made after its challenge';
}
