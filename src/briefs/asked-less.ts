import type { Principal, TrustedEntry } from '../trust/index.ts';
import type { BriefState, BriefVersion } from './brief-state.ts';
import { holdersOf } from './holders.ts';
import type { MovedVersion } from './moved-by-workers.ts';
import { movedMeasures } from './terms.ts';
import { changedWords } from './version-changes.ts';

/** A version of a brief by somebody who did not open it that says otherwise what is asked. */
export interface ChangedByOther extends MovedVersion {
  readonly before: BriefVersion;
  /** Of title, mandate and texts of criteria, those that differ. */
  readonly words: readonly string[];
}

/** Finds every version by which somebody changed what a brief of somebody else says or asks for. */
export function changedByOthers({ versions, opened }: BriefState): readonly ChangedByOther[] {
  return versions.flatMap((version, index) => {
    const before = versions[index - 1];
    if (before === undefined || version.author === opened.author) return [];
    const moved = movedMeasures(before.terms, version.terms);
    const words = changedWords(before.terms, version.terms);
    return moved.length + words.length === 0 ? [] : [{ version, before, moved, words }];
  });
}

/** Of these, those that ask for something else, and not in other words alone. */
function lessAsked(brief: BriefState): readonly ChangedByOther[] {
  return changedByOthers(brief).filter(({ moved }) => moved.length > 0);
}

/**
 * Finds by what somebody asked less of a brief that they did not open: neither its work nor its
 * closing is theirs then. Threat: a builder takes out the gate first, and does what is left
 * afterwards, or closes on what an honest other did of it.
 */
export function lessAskedBy(who: string, brief: BriefState): ChangedByOther | undefined {
  return lessAsked(brief).find(({ version }) => version.author === who);
}

/** The same, of what came before a record of its author's in the one order. */
export function lessAskedBefore(
  { author, order }: Pick<TrustedEntry, 'author' | 'order'>,
  brief: BriefState,
): ChangedByOther | undefined {
  return lessAsked(brief).find(({ version }) => version.author === author && version.order < order);
}

/**
 * Tells who has to hear of a change: who opened the brief, and who can answer a gate that it had
 * before or has since. Threat: the words of a brief become others, and whoever wrote them goes on
 * believing that they are asked for.
 */
export function toldOfChange(
  { version, before }: ChangedByOther,
  { id, opened }: BriefState,
  roster: ReadonlyMap<string, Principal>,
): readonly string[] {
  const gates = [...before.terms.gates, ...version.terms.gates];
  const names = [opened.author, ...gates.flatMap((gate) => holdersOf(gate, roster, id))];
  return [...new Set(names)].filter((name) => name !== version.author);
}
