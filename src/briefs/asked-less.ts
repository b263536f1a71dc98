import type { Principal, TrustedEntry } from '../trust/index.ts';
import type { BriefState, BriefVersion } from './brief-state.ts';
import { holdersOf } from './holders.ts';
import type { MovedVersion } from './moved-by-workers.ts';
import { movedMeasures } from './terms.ts';

/** A version that asks less than the one before it, by somebody who did not open the brief. */
export interface LessAsked extends MovedVersion {
  readonly before: BriefVersion;
}

/** Finds every version by which somebody changed what a brief of somebody else asks for. */
export function lessAsked({ versions, opened }: BriefState): readonly LessAsked[] {
  return versions.flatMap((version, index) => {
    const before = versions[index - 1];
    if (before === undefined || version.author === opened.author) return [];
    const moved = movedMeasures(before.terms, version.terms);
    return moved.length === 0 ? [] : [{ version, before, moved }];
  });
}

/**
 * Finds by what somebody asked less of a brief that they did not open: neither its work nor its
 * closing is theirs then. Threat: a builder takes out the gate first, and does what is left
 * afterwards, or closes on what an honest other did of it.
 */
export function lessAskedBy(who: string, brief: BriefState): LessAsked | undefined {
  return lessAsked(brief).find(({ version }) => version.author === who);
}

/** The same, of what came before a record of its author's in the one order. */
export function lessAskedBefore(
  { author, order }: Pick<TrustedEntry, 'author' | 'order'>,
  brief: BriefState,
): LessAsked | undefined {
  return lessAsked(brief).find(({ version }) => version.author === author && version.order < order);
}

/**
 * Tells who has to hear that less is asked: who opened the brief, and who can answer a gate that it
 * had before or has since.
 */
export function toldOfLess(
  { version, before }: LessAsked,
  { id, opened }: BriefState,
  roster: ReadonlyMap<string, Principal>,
): readonly string[] {
  const gates = [...before.terms.gates, ...version.terms.gates];
  const names = [opened.author, ...gates.flatMap((gate) => holdersOf(gate, roster, id))];
  return [...new Set(names)].filter((name) => name !== version.author);
}
