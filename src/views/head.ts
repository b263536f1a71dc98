/** A state of the ledger, short enough to be said aloud. */
export interface HeadView {
  readonly ledger: string;
  /** Eight words; whoever has the same records has the same ones. */
  readonly phrase: readonly string[];
  /** How many records count. */
  readonly records: number;
  readonly heads: readonly string[];
}
