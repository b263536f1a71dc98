import { isHolder, type BriefState } from '../briefs/index.ts';
import type { Grade } from '../records/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';

const ORDER: readonly Grade[] = ['claim', 'self', 'ci', 'gate'];

/** Tells whether one grade proves at least as much as another. */
export function isAtLeast(grade: Grade, wanted: Grade): boolean {
  return ORDER.indexOf(grade) >= ORDER.indexOf(wanted);
}

/**
 * Says how much evidence proves by who made it: a gate's holder who did somebody else's run again,
 * CI, whoever ran it, or nobody but a claim. A holder who worked on the brief counts as anybody.
 */
export function gradeOf(
  entry: TrustedEntry<'evidence'>,
  brief: BriefState | undefined,
  ruling: Ruling,
): Grade {
  if (entry.record.run === undefined) return 'claim';
  if (brief !== undefined && isGateRun(entry, brief, ruling)) return 'gate';
  const roles = ruling.roster.get(entry.author)?.roles ?? [];
  return roles.includes('ci') ? 'ci' : 'self';
}

/** Threat: a builder who repeats their own run and calls it the gate's. */
function isGateRun(entry: TrustedEntry<'evidence'>, brief: BriefState, ruling: Ruling): boolean {
  const original = originalOf(entry, ruling);
  if (original?.record.kind !== 'evidence' || original.author === entry.author) return false;
  if (original.record.brief !== brief.id || brief.workers.has(entry.author)) return false;
  const author = ruling.roster.get(entry.author);
  return author !== undefined && brief.terms.gates.some((gate) => isHolder(author, gate));
}

function originalOf(entry: TrustedEntry<'evidence'>, ruling: Ruling): TrustedEntry | undefined {
  const { reproduces } = entry.record;
  return reproduces === undefined ? undefined : ruling.entries.find(({ id }) => id === reproduces);
}
