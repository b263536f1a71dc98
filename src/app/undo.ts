import { LEDGER_REF } from '../ledger/index.ts';
import { unsharedRecords } from './errors-of-records.ts';
import { tipNow, type Opened } from './opened.ts';
import type { Reading } from './reading-answer.ts';

/** What was taken out of a clone again. */
export interface Undone {
  readonly removed: readonly string[];
}

/**
 * Takes everything of ours out of this clone: the branch, the tracking refs, the folders. The
 * remote keeps the ledger; keys in the user's configuration folder stay. Refuses to lose records.
 */
export async function undo(
  opened: Opened,
  reading: Reading | undefined,
  discard: boolean,
): Promise<Undone> {
  const unshared = await unsharedCount(reading);
  if (unshared > 0 && !discard) throw unsharedRecords(unshared);
  const removed: string[] = [];
  const { repository, host, state } = opened;
  const { store, places } = repository;
  const tip = await tipNow(opened);
  const refs = await store.refs('refs/sos/');
  if (tip !== undefined) refs.set(LEDGER_REF, tip);
  for (const [ref, oid] of refs) {
    if ((await store.deleteRef(ref, oid)).done) removed.push(ref);
  }
  for (const folder of new Set([state.folder, host.files.join(places.gitFolder, 'sos')])) {
    if ((await host.files.facts(folder)) === undefined) continue;
    await host.files.removeFolder(folder);
    removed.push(folder);
  }
  return { removed };
}

/** Without a remote nothing is shared: every record is here only. */
async function unsharedCount(reading: Reading | undefined): Promise<number> {
  if (reading === undefined) return 0;
  if (reading.remote === undefined) return reading.ruling.entries.length;
  return (await reading.unshared()).size;
}
