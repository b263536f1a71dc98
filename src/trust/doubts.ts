import type { RecordId } from '../base/index.ts';
import type { Kind, KnownRecord } from '../records/index.ts';
import type { Doubt } from './doubt.ts';
import type { Finding } from './finding.ts';
import type { Ruling } from './ruling.ts';

/**
 * What a kind of record can forbid. `nothing`: it takes nothing from any answer; whoever may only
 * speak must not be able to stop anything by taking back what they said. `work`: who did what, which
 * a pass or a permit is judged by as far as its giver knew. `course`: it moves what is offered,
 * until a brief has ended. `answer`: it undoes what it knows. `authority`: who may what.
 */
type Weight = 'nothing' | 'work' | 'course' | 'answer' | 'authority';

/** One for each kind, so that a kind nobody thought about does not compile. */
const WEIGHTS: { readonly [K in Kind]: Weight } = {
  message: 'nothing',
  receipt: 'nothing',
  begin: 'nothing',
  'gate-request': 'nothing',
  manifest: 'nothing',
  release: 'nothing',
  permit: 'nothing',
  claim: 'work',
  unclaim: 'work',
  evidence: 'work',
  challenge: 'work',
  brief: 'course',
  amendment: 'course',
  submission: 'course',
  close: 'course',
  cancel: 'course',
  reopen: 'answer',
  verdict: 'answer',
  'permit-end': 'answer',
  'permit-use': 'answer',
  genesis: 'authority',
  enrol: 'authority',
  grant: 'authority',
  proposal: 'authority',
  approval: 'authority',
  adopt: 'authority',
  // What ended a key stays ended. A join and a rotation take away what rests on them, and no more.
  revoke: 'nothing',
  join: 'nothing',
  rotate: 'nothing',
  // These go on: see `goesOn`.
  withhold: 'nothing',
  waiver: 'nothing',
};

/** Says what a record puts in doubt when its author takes it back. */
export function doubtsCast(id: RecordId, record: KnownRecord): Doubt[] {
  const { kind } = record;
  const weight = WEIGHTS[kind];
  if (weight === 'nothing') return [];
  if (weight === 'authority') return [{ id, kind }];
  const brief = 'brief' in record ? record.brief : undefined;
  if (brief === undefined) return [];
  const boundaries = 'boundaries' in record ? record.boundaries : [];
  return [{ brief, id, kind, ...(boundaries.length === 0 ? {} : { boundaries }) }];
}

/**
 * Tells a record that its author cannot take back at all: it only forbids, and nothing rests on it.
 * Threat: bytes that hold a secret are shown again, or a leak is waved through once more.
 */
export function goesOn(record: KnownRecord): boolean {
  return record.kind === 'withhold' || (record.kind === 'waiver' && record.until === undefined);
}

/** What an answer about a brief rests on. */
export interface Resting {
  /** Words that were given already, such as passes or a permit; none where one is to be given. */
  readonly given?: readonly RecordId[];
  /** What closed or cancelled the brief. */
  readonly end?: RecordId | undefined;
}

/** Picks what keeps anything from being decided on a brief: what is withheld, and what was taken back. */
export function doubtsAbout(
  brief: string,
  ruling: Ruling,
  resting: Resting = {},
): readonly Finding[] {
  return [...ruling.holes, ...takenBackAbout(brief, ruling, resting)];
}

/**
 * Picks what its author took back and could forbid an answer about a brief. Threat: a builder takes
 * back the claim or the failing run that keeps them from passing the gate of their own work, or a
 * holder the block. What was written in the knowledge of what the answer rests on takes nothing from
 * it, but where that is its very purpose.
 */
export function takenBackAbout(
  brief: string,
  ruling: Ruling,
  resting: Resting = {},
): readonly Finding[] {
  return ruling.findings.filter(({ doubts = [] }) =>
    doubts.some((doubt) => isAbout(brief, doubt) && weighs(doubt, resting, ruling)),
  );
}

function isAbout(id: string, { brief }: Doubt): boolean {
  return brief === undefined || brief === id;
}

function weighs({ id, kind }: Doubt, { given = [], end }: Resting, { history }: Ruling): boolean {
  const knows = (earlier: RecordId): boolean => history.precedes(earlier, id);
  const weight = WEIGHTS[kind];
  const isOver = end !== undefined && knows(end);
  if (weight === 'work') return !isOver && (given.length === 0 || !given.every(knows));
  return weight !== 'course' || !isOver;
}

/** What was taken back of who may what, which concerns everything. */
export function authorityTakenBack({ findings }: Ruling): readonly Finding[] {
  return findings.filter(({ doubts = [] }) => doubts.some(({ brief }) => brief === undefined));
}
