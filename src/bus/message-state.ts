import type { RecordId } from '../base/index.ts';
import type { Finding, TrustedEntry } from '../trust/index.ts';

/**
 * Where a message stands. `told`: it asks for nothing. `open`: an answer or a run is owed. `done`:
 * it was answered, a command by a run. `declined`: nobody who got the command will run it.
 */
export type MessageStanding = 'told' | 'open' | 'done' | 'declined';

/** What answers a message: words, or evidence of a run. */
export type Answer = TrustedEntry<'message' | 'evidence'>;

/** What one recipient did about a message. */
export interface RecipientState {
  readonly name: string;
  /** They signed for it: by a receipt, or by what answers it. Reading never does. */
  readonly received: boolean;
  /** Their last word on a command. */
  readonly decision: 'accepted' | 'declined' | undefined;
  /** The receipt by which they declined a command, where that is their last word. */
  readonly declined: TrustedEntry<'receipt'> | undefined;
  /** What they began and recorded no run of: it may run, have run in part, or not at all. */
  readonly begun: readonly TrustedEntry<'begin'>[];
  /** What they began in several clones that did not know of each other, so that it ran several times. */
  readonly apart: readonly TrustedEntry<'begin'>[];
  readonly standing: MessageStanding;
}

/** A message and what became of it: derived from records, never stored. */
export interface MessageState {
  readonly id: RecordId;
  readonly entry: TrustedEntry<'message'>;
  /** The first record of its thread; its own id where it began one. */
  readonly thread: RecordId;
  readonly recipients: readonly RecipientState[];
  readonly standing: MessageStanding;
  /** What counts as an answer, oldest first. */
  readonly answers: readonly Answer[];
}

/** All messages, and what is wrong with records about messages. */
export interface Messages {
  /** By id, in the one order of the ledger. */
  readonly all: ReadonlyMap<RecordId, MessageState>;
  readonly findings: readonly Finding[];
}
