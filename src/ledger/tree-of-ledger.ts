import type { HistoryReader, ObjectReader, Oid, TreeChange, TreeFile } from '../git/index.ts';
import { isFolderOfLedger } from './path-alphabet.ts';

/**
 * Lists the files of a tip. Threat: a folder of nobody's that is a million files, made of a few
 * kilobytes by whoever may push: folders that are none of the ledger's are hardly looked into.
 */
export function filesOf(reader: ObjectReader, tip: Oid): Promise<TreeFile[]> {
  return reader.files(tip, isFolderOfLedger);
}

/** Lists what differs between each two commits, in their order, by one look. */
export function changesOfEach(
  reader: HistoryReader,
  pairs: readonly (readonly [from: Oid, to: Oid])[],
): Promise<TreeChange[][]> {
  return reader.changesOfEach(pairs, isFolderOfLedger);
}

/** Lists what differs from one tip to another, as carefully. */
export function changesOf(reader: HistoryReader, from: Oid, to: Oid): Promise<TreeChange[]> {
  return reader.changes(from, to, isFolderOfLedger);
}
