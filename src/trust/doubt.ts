import type { RecordId } from '../base/index.ts';
import type { Kind } from '../records/index.ts';

/** What a record that was taken back keeps from being decided. */
export interface Doubt {
  /** The brief on which nothing is decided; undefined: every one. */
  readonly brief?: string;
  /** The record that could forbid something. */
  readonly id: RecordId;
  readonly kind: Kind;
  /** What the terms that it stated forbid. */
  readonly boundaries?: readonly string[];
}
