import type { DraftOf } from '../records/index.ts';
import { forkedGround } from './errors.ts';
import { forksBehind } from './forks-behind.ts';
import type { Bench } from './give-verdict.ts';
import { groundOf } from './ground-of.ts';

/**
 * Refuses that a machine signs a pass that no gate check would go by. Threat: a pass that stands
 * alone, given on evidence or work of which the same key said another thing elsewhere. Throws
 * `gates.forked`.
 */
export function refuseForked(
  { ruling, brief, gate }: Pick<Bench, 'ruling' | 'brief' | 'gate'>,
  pass: DraftOf<'verdict'>,
): void {
  const asked = groundOf(brief, [{ ...gate, inForce: [] }]);
  const { within } = forksBehind(ruling, new Set([...asked, ...pass.evidence]));
  if (within.length > 0) throw forkedGround(within);
}
