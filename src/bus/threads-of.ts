import type { RecordId } from '../base/index.ts';
import { ofKind, type TrustedEntry } from '../trust/index.ts';

/**
 * Says for every message which record its thread begins with. What a message answers decides, and
 * what it says about its thread only where it answers nothing, so that no message moves others.
 */
export function threadsOf(entries: readonly TrustedEntry[]): ReadonlyMap<RecordId, RecordId> {
  const known = new Set(entries.map(({ id }) => id));
  const threads = new Map<RecordId, RecordId>();
  for (const { id, record } of ofKind(entries, 'message')) {
    const before = record.answers ?? record.thread;
    const found = before !== undefined && known.has(before);
    threads.set(id, found ? (threads.get(before) ?? before) : id);
  }
  return threads;
}
