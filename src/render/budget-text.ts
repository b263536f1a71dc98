import { bad, type Piece } from './text.ts';

/** Says how much of a key's budget of records is left. */
export function budgetText({ records, spent }: { records: number; spent: number }): Piece {
  const said = `${Math.min(spent, records)} of ${records} records signed`;
  return spent < records ? said : bad(said);
}
