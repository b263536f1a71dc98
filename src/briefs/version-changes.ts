import type { BriefTerms } from '../records/index.ts';
import { changedFields, movedMeasures } from './terms.ts';

/**
 * Names the words that differ: title, mandate, and the text of a criterion that goes by the same
 * measure as before. No machine goes by them, and everybody who reads the brief does.
 */
export function changedWords(before: BriefTerms, after: BriefTerms): string[] {
  const texts = new Map(before.criteria.map(({ id, text }) => [id, text]));
  const moved = new Set(movedMeasures(before, after));
  return [
    ...(before.title === after.title ? [] : ['title']),
    ...(before.mandate === after.mandate ? [] : ['mandate']),
    ...after.criteria
      .filter(({ id, text }) => texts.has(id) && texts.get(id) !== text && !moved.has(id))
      .map(({ id }) => `text of ${id}`),
  ];
}

/**
 * Names all that differs between two versions: words, what the work is measured by, what came new,
 * and who is assigned. Where none of these does, the fields whose order differs.
 */
export function versionChanges(before: BriefTerms, after: BriefTerms): string[] {
  const changes = [
    ...changedWords(before, after),
    ...movedMeasures(before, after),
    ...added(before, after),
    ...(sameNames(before.assignees, after.assignees) ? [] : ['assignees']),
  ];
  return changes.length > 0 ? changes : changedFields(before, after);
}

function added(before: BriefTerms, after: BriefTerms): string[] {
  const known = new Set(namesIn(before));
  return namesIn(after)
    .filter((name) => !known.has(name))
    .map((name) => `${name} (new)`);
}

function namesIn({ criteria, gates, boundaries }: BriefTerms): string[] {
  return [...gates.map(({ name }) => name), ...criteria.map(({ id }) => id), ...boundaries];
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
