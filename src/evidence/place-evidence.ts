import { briefEnded, isEnded, refuseWhoAskedLess, type BriefState } from '../briefs/index.ts';
import type { DraftOf } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { criterionWithoutBrief, notARun, ownRun, unknownCriterion } from './errors.ts';

/** What evidence is for. */
export interface EvidencePlace {
  readonly brief: BriefState | undefined;
  readonly criterion: string | undefined;
  readonly suite: string | undefined;
  /** Somebody else's run that this one does again. */
  readonly reproduces: TrustedEntry | undefined;
  /** The command message that this run carries out. */
  readonly answers?: TrustedEntry | undefined;
  /** The challenge that asked for it. */
  readonly challenge?: TrustedEntry | undefined;
  readonly author: string;
  readonly note: string | undefined;
}

/** The fields of an evidence record that say what it is for. */
export type Placement = Pick<
  DraftOf<'evidence'>,
  | 'kind'
  | 'brief'
  | 'criterion'
  | 'suite'
  | 'reproduces'
  | 'answers'
  | 'challenge'
  | 'gate'
  | 'check'
  | 'note'
>;

/** Refuses evidence that would belong nowhere, before anything is run. */
export function placeEvidence(place: EvidencePlace): Placement {
  const { brief, criterion, reproduces, answers, challenge, note } = place;
  refuseMisplaced(place);
  const asked = askedSuite(brief, criterion);
  const suite = place.suite ?? asked;
  return {
    kind: 'evidence',
    ...(brief === undefined ? {} : { brief: brief.id }),
    ...(criterion === undefined ? {} : { criterion }),
    ...(suite === undefined ? {} : { suite }),
    ...(reproduces === undefined ? {} : { reproduces: reproduces.id }),
    ...(answers === undefined ? {} : { answers: answers.id }),
    ...(challenge === undefined ? {} : { challenge: challenge.id }),
    ...(note === undefined ? {} : { note }),
  };
}

function refuseMisplaced(place: EvidencePlace): void {
  const { brief, reproduces, author } = place;
  if (brief !== undefined && isEnded(brief)) throw briefEnded(brief, 'given evidence');
  if (brief !== undefined && isOwnProof(place, brief)) refuseWhoAskedLess(brief, author);
  if (reproduces !== undefined) refuseReproduction(reproduces, author);
}

/** Whoever does somebody else's run on a brief again does no work on it. */
function isOwnProof({ criterion, reproduces }: EvidencePlace, { id }: BriefState): boolean {
  const again = reproduces?.record.kind === 'evidence' ? reproduces.record.brief : undefined;
  return criterion !== undefined && again !== id;
}

function askedSuite(
  brief: BriefState | undefined,
  criterion: string | undefined,
): string | undefined {
  if (criterion === undefined) return undefined;
  if (brief === undefined) throw criterionWithoutBrief(criterion);
  const asked = brief.terms.criteria.find(({ id }) => id === criterion);
  if (asked === undefined) throw unknownCriterion(brief, criterion);
  return asked.suite;
}

function refuseReproduction({ id, record, author }: TrustedEntry, who: string): void {
  if (record.kind !== 'evidence' || record.run === undefined) throw notARun(id);
  if (author === who) throw ownRun(id);
}
