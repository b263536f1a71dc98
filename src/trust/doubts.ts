import type { RecordId } from '../base/index.ts';
import { weightOf, type Doubt } from './doubt.ts';
import type { Finding } from './finding.ts';
import type { Ruling } from './ruling.ts';

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
  const weight = weightOf(kind);
  const isOver = end !== undefined && knows(end);
  if (weight === 'work') return !isOver && (given.length === 0 || !given.every(knows));
  return weight !== 'course' || !isOver;
}

/** What was taken back of who may what, which concerns everything. */
export function authorityTakenBack({ findings }: Ruling): readonly Finding[] {
  return findings.filter(({ doubts = [] }) => doubts.some(({ brief }) => brief === undefined));
}
