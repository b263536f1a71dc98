import type { DraftOf } from '../records/index.ts';
import { forkedGround, ownPassForked } from './errors-of-doubts.ts';
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

/**
 * Refuses to leave it at a pass of the giver's that stands already, where no gate check goes by it:
 * to whoever says it again it has to be told what helps. Throws `gates.forked`.
 */
export function refuseOwnFork({
  ruling,
  gate,
  giver,
}: Pick<Bench, 'ruling' | 'gate' | 'giver'>): void {
  const own = gate.inForce.filter(({ author }) => author === giver.name).map(({ id }) => id);
  const [forked] = forksBehind(ruling, new Set(own)).within;
  if (forked !== undefined) throw ownPassForked(gate, forked);
}
