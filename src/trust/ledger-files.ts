import type { RecordId } from '../base/index.ts';
import type { Entry, Misfit } from '../ledger/index.ts';
import type { Finding } from './finding.ts';
import type { ChosenPolicy } from './policies.ts';

/** What is judged: files of a ledger that have the right form, those that have not, and the pin. */
export interface LedgerFiles {
  readonly entries: readonly Entry[];
  readonly misfits: readonly Misfit[];
  /** The ledger's id where it is known; without it the only genesis there is gets believed. */
  readonly pinned: RecordId | undefined;
  /** The policy that a pin vouches for, where one does. */
  readonly chosen?: ChosenPolicy | undefined;
  /** What was found before about files that are not handed in again. */
  readonly earlier?: readonly Finding[];
}
