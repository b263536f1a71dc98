import { didAgain, signedAsHolder, workUnknowing, type BriefState } from '../briefs/index.ts';
import type { Grade } from '../records/index.ts';
import { isKind, type Ruling, type TrustedEntry } from '../trust/index.ts';

type Around = Pick<Ruling, 'entries' | 'history'>;

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
  ruling: Around,
): Grade {
  if (entry.record.run === undefined) return 'claim';
  if (brief !== undefined && isGateRun(entry, brief, ruling)) return 'gate';
  return entry.roles.includes('ci') ? 'ci' : 'self';
}

/**
 * Threats: a builder who repeats their own run and calls it the gate's; a holder who runs something
 * else and calls it the builder's run.
 */
function isGateRun(entry: TrustedEntry<'evidence'>, brief: BriefState, ruling: Around): boolean {
  const { work } = brief;
  const { history } = ruling;
  if (!didAgain(entry, originalOf(entry, ruling))) return false;
  if (workUnknowing(entry, entry.author, { work, history }) !== undefined) return false;
  return brief.terms.gates.some((gate) => signedAsHolder(entry, gate));
}

/** Finds the evidence that this one did again, whoever made it. */
export function originalOf(
  { record }: TrustedEntry<'evidence'>,
  { entries }: Pick<Around, 'entries'>,
): TrustedEntry<'evidence'> | undefined {
  if (record.reproduces === undefined) return undefined;
  const original = entries.find(({ id }) => id === record.reproduces);
  return original !== undefined && isKind(original, 'evidence') ? original : undefined;
}
