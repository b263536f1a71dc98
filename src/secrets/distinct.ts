import type { SecretMatch } from './secret-match.ts';

/**
 * Keeps one match for each place, in order: of matches that overlap the one whose rule knows the
 * form of the secret itself, then the one that begins first, then the longest.
 */
export function distinct(
  matches: readonly SecretMatch[],
  vague: ReadonlySet<string>,
): SecretMatch[] {
  const kept: SecretMatch[] = [];
  for (const match of inOrder(matches, vague)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= match.start) kept.push(match);
    else if (vague.has(last.rule) && !vague.has(match.rule)) kept[kept.length - 1] = match;
  }
  return kept;
}

/** Joins matches that overlap, in order, each named by what begins first: nothing of any is left. */
export function joined(matches: readonly SecretMatch[], vague: ReadonlySet<string>): SecretMatch[] {
  const all: SecretMatch[] = [];
  for (const match of inOrder(matches, vague)) {
    const last = all.at(-1);
    if (last === undefined || last.end <= match.start) all.push(match);
    else all[all.length - 1] = { ...last, end: Math.max(last.end, match.end) };
  }
  return all;
}

/** Sorts matches by where they begin, at the same place the one that says most first. */
export function inOrder(
  matches: readonly SecretMatch[],
  vague: ReadonlySet<string>,
): SecretMatch[] {
  const last = ({ rule }: SecretMatch): number => (vague.has(rule) ? 1 : 0);
  return matches.toSorted((a, b) => a.start - b.start || last(a) - last(b) || b.end - a.end);
}
