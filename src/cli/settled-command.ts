import type { RecordId } from '../base/index.ts';
import { recipientOf, type MessageState } from '../bus/index.ts';
import { commandBegun, commandDeclined, commandRunBefore } from './errors-of-commands.ts';

/**
 * Refuses to run a command that its recipient declined, ran before, well ended or not, or began
 * without a result. Threat: a script or a retry that removes, pays or publishes a second time, or
 * against what was signed. Who goes over what is `known` of it may; what came since is refused.
 */
export function refuseSettled(
  message: MessageState,
  me: string,
  known: ReadonlySet<RecordId> | undefined,
): void {
  const { standing, begun } = recipientOf(message, me);
  const run = runsBy(me, message).at(-1);
  if (standing === 'done' && run !== undefined && known?.has(run) !== true) {
    throw commandRunBefore(message.id, run);
  }
  if (standing === 'declined' && known === undefined) throw commandDeclined(message.id);
  const open = begun.findLast(({ id }) => known?.has(id) !== true);
  if (open !== undefined) throw commandBegun(open);
}

/** What somebody who does a command again knows to have been begun and run. */
export function knownOf(message: MessageState, me: string): ReadonlySet<RecordId> {
  const { begun } = recipientOf(message, me);
  return new Set([...begun.map(({ id }) => id), ...runsBy(me, message)]);
}

function runsBy(me: string, { answers }: MessageState): RecordId[] {
  return answers
    .filter(({ author, record }) => author === me && record.kind === 'evidence')
    .map(({ id }) => id);
}
