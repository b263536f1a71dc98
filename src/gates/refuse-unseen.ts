import { movedByWorkers } from '../briefs/index.ts';
import { termsOfWorker } from './errors-of-checks.ts';
import type { Bench } from './give-verdict.ts';

/**
 * Refuses to sign unseen. Threat: whoever is to do the work asks less of it first, takes it on, and
 * a machine signs. Throws `gates.terms-of-worker`.
 */
export function refuseUnseen({ brief, gate }: Pick<Bench, 'brief' | 'gate'>): void {
  const [first] = movedByWorkers(brief);
  if (first !== undefined) throw termsOfWorker(gate, first.version.author, first.moved);
}
