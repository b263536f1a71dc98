import type { DraftOf } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { checkText } from './check-text.ts';
import { emptyReason } from './errors.ts';
import type { MessageState } from './message-state.ts';
import { recipientOf } from './receipts.ts';

/** Who begins to run a command, and where. */
export interface Beginning {
  readonly me: string;
  /** What the machine calls itself. */
  readonly host: string;
  /** Why it is begun, though it was begun, run or declined before. */
  readonly again: string | undefined;
}

/**
 * Drafts the word that a recipient begins to run a command. It is signed and shared before anything
 * runs: a run that is killed leaves no other trace, and another clone has to see that one began.
 */
export function beginCommand(message: MessageState, beginning: Beginning): DraftOf<'begin'> {
  const { me, host, again } = beginning;
  recipientOf(message, me);
  const reason = again === undefined ? {} : { again: reasonIn(again) };
  return { kind: 'begin', message: message.id, host: plainHost(host), ...reason };
}

function reasonIn(text: string): string {
  if (text.trim() === '') throw emptyReason();
  return checkText({ what: 'reason to do it again', text, max: 2000 });
}

/** Says who began to run a command, where, and when by their own clock. */
export function begunWhere({ author, record }: TrustedEntry<'begin'>): string {
  return `begun by ${author} on ${record.host} at ${record.at.slice(0, 16).replace('T', ' ')}`;
}

/** The name is shown as a word of ours, so that it may hold no sentence. */
function plainHost(host: string): string {
  const plain = host.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return plain.slice(0, 63) || 'unnamed';
}
