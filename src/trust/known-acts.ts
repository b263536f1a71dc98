/**
 * A record's past, reduced to the acts in it: bit N stands for act N. Bits make "what did this
 * author know of who may what" one union per record, however long the ledger is.
 */
export type KnownActs = bigint;

/** Tells whether an act is known. */
export function hasAct(known: KnownActs, bit: number): boolean {
  return ((known >> BigInt(bit)) & 1n) === 1n;
}

/** The acts that are known, by their bits, the lowest first. */
export function bitsOf(known: KnownActs): number[] {
  const digits = known.toString(2);
  const bits: number[] = [];
  for (let at = digits.lastIndexOf('1'); at >= 0; at = digits.lastIndexOf('1', at - 1)) {
    bits.push(digits.length - 1 - at);
    if (at === 0) break;
  }
  return bits;
}
