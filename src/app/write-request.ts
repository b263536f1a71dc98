import type { RecordId } from '../base/index.ts';
import type { Draft, Kind } from '../records/index.ts';
import type { Principal } from '../trust/index.ts';
import type { AsOf, LedgerHere, Me } from './reading-answer.ts';

/** What a verb wants appended, worked out from a reading. Throws a refusal when it must not be. */
export interface Plan {
  /** None where everything that is wanted is in the ledger already. */
  readonly drafts: readonly Draft[];
  /** Bytes of every content that the drafts name, whole. */
  readonly contents?: readonly Uint8Array[];
  /** They are what a command printed: what they hold keeps no run from being recorded. */
  readonly printed?: boolean;
}

/** What somebody says in a record, and not what the ledger adds to it. */
export type Said = Readonly<Record<string, unknown>>;

/** One write of a verb's. */
export interface WriteRequest {
  /** The kind of the record that the write is about; the first draft has it. */
  readonly kind: Kind;
  /** Evaluated under the ledger's lock, and again on every replay where it is conditional. */
  plan(reading: LedgerHere, me: Me & { readonly principal: Principal }): Plan | Promise<Plan>;
  /** The plan's refusals must hold against what others shared meanwhile (claim, close, verdict). */
  readonly conditional?: boolean;
  /** Remembers what the append changed for this clone, before sharing, which may be interrupted. */
  appended?(): Promise<void>;
  /** A retry with the same word finds the first record instead of making a second. */
  readonly once?: string | undefined;
  /** What the record says, where it cannot be planned any more once it is in the ledger. */
  readonly said?: Said;
  readonly offline?: boolean | undefined;
}

/** How safe a record is: here only, or on the remote. */
export type Durability = 'local' | 'remote';

/** What became of a write. */
export interface Written {
  readonly records: readonly {
    readonly id: RecordId;
    readonly kind: Kind;
    readonly path: string;
  }[];
  /** True when nothing was appended: `once` found an earlier record, or the plan had no draft. */
  readonly already: boolean;
  readonly durability: Durability;
  /** Why it is not shared yet, in words, where it is not. */
  readonly notShared: string | undefined;
  readonly asOf: AsOf;
}
