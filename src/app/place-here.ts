import { findBrief, briefsOf, type BriefState } from '../briefs/index.ts';
import {
  challengeProblem,
  notChallenged,
  placeEvidence,
  refuseNotAllowed,
  type Placement,
} from '../evidence/index.ts';
import { isKind, type Principal, type TrustedEntry } from '../trust/index.ts';
import { commandToAdmit } from './admit-command.ts';
import { noKey, notEnrolled } from './errors-of-people.ts';
import { pickEntry } from './pick-entry.ts';
import type { Me, Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

/** What evidence is for, as it was typed. */
export interface EvidenceWish {
  readonly brief?: string | undefined;
  readonly criterion?: string | undefined;
  readonly suite?: string | undefined;
  /** The run that is done again; it gives brief, criterion and suite where they are not typed. */
  readonly reproduces?: string | undefined;
  /** The challenge that it answers. */
  readonly challenge?: string | undefined;
  readonly note?: string | undefined;
  /** The command message that is carried out. */
  readonly answers?: TrustedEntry | undefined;
}

/** Somebody whose key is enrolled. */
export type Enrolled = Me & { readonly principal: Principal };

/** Where evidence belongs, and who gives it. */
export interface PlacedEvidence {
  readonly author: Enrolled;
  readonly brief: BriefState | undefined;
  readonly placement: Placement;
  readonly original: TrustedEntry<'evidence'> | undefined;
  /** Given to the command, so that what it prints can show it. */
  readonly nonce: string | undefined;
}

/** Decides where evidence belongs, with every refusal that can be made before anything is run. */
export async function placeHere(
  workspace: Workspace,
  reading: Reading,
  wish: EvidenceWish,
): Promise<PlacedEvidence> {
  const { ruling } = reading;
  const author = await enrolledHere(workspace, reading);
  const again = wish.reproduces === undefined ? undefined : pickEntry(ruling, wish.reproduces);
  const original = again !== undefined && isKind(again, 'evidence') ? again : undefined;
  const typed = { ...placeOf(original), ...definedOf(wish) };
  const brief = typed.brief === undefined ? undefined : findBrief(briefsOf(ruling), typed.brief);
  const { criterion, suite } = typed;
  const challenge = await challengeHere(workspace, reading, { wish, author, brief, criterion });
  const placement = placeEvidence({
    brief,
    criterion,
    suite,
    reproduces: again,
    answers: wish.answers,
    challenge,
    author: author.name,
    note: wish.note,
  });
  refuseNotAllowed(author.principal, placement);
  return { author, brief, placement, original, nonce: challenge?.record.nonce };
}

/** Finds the challenge that is to be answered, and refuses a run here that would not answer it. */
async function challengeHere(
  { repository }: Workspace,
  { ruling }: Reading,
  about: {
    readonly wish: EvidenceWish;
    readonly author: Enrolled;
    readonly brief: BriefState | undefined;
    readonly criterion: string | undefined;
  },
): Promise<TrustedEntry<'challenge'> | undefined> {
  const { wish, author, brief, criterion } = about;
  if (wish.challenge === undefined) return undefined;
  const challenge = pickEntry(ruling, wish.challenge);
  const commit = (await repository.commitAndTree('HEAD'))?.commit;
  const answering = { author: author.name, brief: brief?.id, criterion, commit };
  const problem = challengeProblem(challenge, answering, { brief, around: ruling });
  if (problem !== undefined || !isKind(challenge, 'challenge')) {
    throw notChallenged(challenge.id, problem ?? '');
  }
  return challenge;
}

type Place = Pick<EvidenceWish, 'brief' | 'criterion' | 'suite'>;

function placeOf(original: TrustedEntry<'evidence'> | undefined): Place {
  if (original === undefined) return {};
  const { brief, criterion, suite } = original.record;
  return { brief, criterion, suite };
}

function definedOf({ brief, criterion, suite }: Place): Place {
  return {
    ...(brief === undefined ? {} : { brief }),
    ...(criterion === undefined ? {} : { criterion }),
    ...(suite === undefined ? {} : { suite }),
  };
}

/** Tells who signs here. Throws where nobody does, or somebody whose key is not enrolled. */
export async function enrolledHere(workspace: Workspace, reading: Reading): Promise<Enrolled> {
  const me = await workspace.me(reading);
  if (me === undefined) throw noKey();
  const { principal } = me;
  if (principal === undefined) throw notEnrolled(me, commandToAdmit(reading.ruling, me));
  return { ...me, principal };
}
