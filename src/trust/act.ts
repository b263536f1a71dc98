import type { RecordId } from '../base/index.ts';
import type { Given } from './given.ts';
import type { KnownActs } from './known-acts.ts';

/** A key as an act binds it. */
export interface BoundKey {
  readonly fingerprint: string;
  readonly publicKey: string;
  /** How many of its records count; without it there is no end. */
  readonly maxRecords?: number;
}

/** Something that changed who may do what. */
export interface Act {
  readonly id: RecordId;
  readonly principal: string;
  /** The key that it binds to the principal, if it does. */
  readonly key?: BoundKey;
  /** The key of the same principal that signed it: it lets in a key as good as itself. */
  readonly letInBy?: string;
  readonly given: Given;
  readonly person: boolean;
}

/** An act among the others. */
export interface KnownAct extends Act {
  readonly bit: number;
  /** What whoever did it knew. */
  readonly known: KnownActs;
}
