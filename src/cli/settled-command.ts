import type { MessageState } from '../bus/index.ts';
import { commandDeclined, commandRunBefore } from './errors-of-commands.ts';

/**
 * Refuses to run a command that its recipient declined, or ran before, well ended or not. Threat: a
 * script or a retry that removes, pays or publishes a second time, or against what was signed.
 */
export function refuseSettled({ entry, recipients, answers }: MessageState, me: string): void {
  const mine = recipients.find(({ name }) => name === me);
  const run = answers.findLast(({ author, record }) => author === me && record.kind === 'evidence');
  if (mine?.standing === 'done') throw commandRunBefore(entry.id, run?.id ?? entry.id);
  if (mine?.standing === 'declined') throw commandDeclined(entry.id);
}
