import type { BriefState, BriefVersion } from './brief-state.ts';
import { noSuchVersion } from './errors.ts';

/** Finds a version of a brief by its number; the one in force where none is given. */
export function versionOf(brief: BriefState, number = brief.version): BriefVersion {
  const version = brief.versions.find((each) => each.version === number);
  if (version === undefined) throw noSuchVersion(brief, number);
  return version;
}
