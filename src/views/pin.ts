/** A pin of a ledger, and the file that holds it. */
export interface PinView {
  readonly path: string;
  readonly ledger: string;
  /** The record that holds the policy, and its version. */
  readonly policy: string;
  readonly policyVersion: number;
  /** How many records counted. */
  readonly records: number;
  /** Records that rest on all others. */
  readonly heads: readonly string[];
}
