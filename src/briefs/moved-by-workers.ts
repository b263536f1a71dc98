import type { BriefState, BriefVersion } from './brief-state.ts';
import { movedMeasures } from './terms.ts';

/** A version of a brief that changed what the work is measured by, and what. */
export interface MovedVersion {
  readonly version: BriefVersion;
  readonly moved: readonly string[];
}

/**
 * Finds versions by whoever did work of the brief that changed a gate or criterion. They count:
 * their author took the work on later, or they would not.
 */
export function movedByWorkers({ versions, workers }: BriefState): MovedVersion[] {
  return versions.flatMap((version, index) => {
    const before = versions[index - 1];
    if (before === undefined || !workers.has(version.author)) return [];
    const moved = movedMeasures(before.terms, version.terms);
    return moved.length === 0 ? [] : [{ version, moved }];
  });
}
