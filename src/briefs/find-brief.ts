import type { Briefs, BriefState } from './brief-state.ts';
import { ambiguousBrief, noSuchBrief } from './errors.ts';

/**
 * Finds a brief by its id, or by the beginning of one id alone; letter case does not matter. An
 * exact id wins over longer ones. Throws `briefs.not-found` or `briefs.ambiguous`.
 */
export function findBrief(briefs: Briefs, idOrPrefix: string): BriefState {
  const asked = idOrPrefix.toUpperCase();
  const exact = briefs.all.get(asked);
  if (exact !== undefined) return exact;
  const candidates = [...briefs.all.values()].filter(
    ({ id }) => asked !== '' && id.startsWith(asked),
  );
  const [only] = candidates;
  if (only === undefined) throw noSuchBrief(idOrPrefix);
  if (candidates.length > 1) {
    throw ambiguousBrief(
      idOrPrefix,
      candidates.map(({ id }) => id),
    );
  }
  return only;
}
