import type { RecordId, SosError } from '../base/index.ts';
import { recipientOf, type MessageState } from '../bus/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import type { WriteContext } from './verb.ts';
import {
  commandBegun,
  commandDeclined,
  commandRunBefore,
  commandRunLost,
} from './errors-of-commands.ts';

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
  const { declined, begun, standing } = recipientOf(message, me);
  const cameSince = (id: RecordId): boolean => known?.has(id) !== true;
  const run = standing === 'done' ? runsBy(me, message).findLast(cameSince) : undefined;
  if (run !== undefined) throw commandRunBefore(message.id, run);
  if (declined !== undefined && cameSince(declined.id)) throw commandDeclined(message.id);
  const open = begun.findLast(({ id }) => cameSince(id));
  if (open !== undefined) throw commandBegun(open);
}

/**
 * Refuses what the records speak against, and what this clone alone remembers: of a clone that was put
 * back from a backup they may be undone.
 */
export async function refuseBefore(
  { workspace }: Pick<WriteContext, 'workspace'>,
  message: MessageState,
  me: string,
): Promise<void> {
  refuseSettled(message, me, undefined);
  if (await workspace.lostRun({ command: message.id, by: me })) throw commandRunLost(message.id);
}

/** Says why a command is not begun under a word under which it was begun before. */
export function begunBefore(message: MessageState, { id, author }: TrustedEntry): SosError {
  const open = recipientOf(message, author).begun.find((begin) => begin.id === id);
  return open === undefined
    ? commandRunBefore(message.id, runsBy(author, message).at(-1) ?? id)
    : commandBegun(open);
}

/** What somebody who does a command again knows to have been begun, run and declined. */
export function knownOf(message: MessageState, me: string): ReadonlySet<RecordId> {
  const { begun, declined } = recipientOf(message, me);
  const words = declined === undefined ? begun : [...begun, declined];
  return new Set([...words.map(({ id }) => id), ...runsBy(me, message)]);
}

function runsBy(me: string, { answers }: MessageState): RecordId[] {
  return answers
    .filter(({ author, kind }) => author === me && kind === 'evidence')
    .map(({ id }) => id);
}
