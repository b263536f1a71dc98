import { looksLikeIdPrefix, SHORT_ID_LENGTH } from '../base/index.ts';
import { subjectOf } from '../ledger/index.ts';
import { findEntry, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { ambiguousRecord, noSuchRecord, notAnId } from './errors-of-records.ts';

/** Finds the record that somebody typed the beginning of, or says why there is not one. */
export function pickEntry(ruling: Pick<Ruling, 'entries'>, typed: string): TrustedEntry {
  if (!looksLikeIdPrefix(typed.toLowerCase())) throw notAnId(typed);
  const found = findEntry(ruling, typed);
  if (found.found === 'one') return found.entry;
  if (found.found === 'none') throw noSuchRecord(typed);
  const length = Math.max(SHORT_ID_LENGTH, typed.length + 4);
  const candidates = found.candidates.map(({ id, record }) => {
    return { id: id.slice(0, length), what: subjectOf(record) };
  });
  throw ambiguousRecord(typed, candidates);
}
