import type { RecordId } from '../base/index.ts';
import { commandRuns } from './errors-of-commands.ts';
import type { Answer, WriteContext } from './verb.ts';

/**
 * Runs a command while no other process of this clone does. Threat: a retry beside the run that it
 * repeats, before there is a record of that one.
 */
export async function runAlone(
  { workspace }: WriteContext,
  id: RecordId,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const outcome = await workspace.alone(`run-${id}`, work);
  if (!outcome.held) throw commandRuns(id, outcome.holder);
  return outcome.result;
}
