import type { RecordId } from '../base/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { threadsOf } from './threads-of.ts';

/** A conversation: what it began with and everything said, signed for and run since. */
export interface Thread {
  readonly first: RecordId;
  /** In the one order of the ledger: messages, receipts, answering runs, and what it began with. */
  readonly entries: readonly TrustedEntry[];
}

/** Gathers the thread that a record belongs to. A record that nobody answered is its own thread. */
export function threadOf({ entries }: Pick<Ruling, 'entries'>, { id }: TrustedEntry): Thread {
  const threads = threadsOf(entries);
  const rootOf = (entry: TrustedEntry): RecordId => {
    const about = entry.about ?? entry.id;
    return threads.get(entry.id) ?? threads.get(about) ?? about;
  };
  const start = entries.find((entry) => entry.id === id);
  const first = start === undefined ? id : rootOf(start);
  return { first, entries: entries.filter((entry) => rootOf(entry) === first) };
}
