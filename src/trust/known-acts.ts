/**
 * A record's past, reduced to the acts in it: bit N stands for act N. Bits make "what did this
 * author know of who may what" one union per record, however long the ledger is.
 */
export type KnownActs = bigint;

/** Tells whether an act is known. */
export function hasAct(known: KnownActs, bit: number): boolean {
  return ((known >> BigInt(bit)) & 1n) === 1n;
}
