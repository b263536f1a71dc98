import { SosError } from '../base/index.ts';
import type { Oid } from '../git/index.ts';
import { userFolder } from '../host/index.ts';
import { LEDGER_REF, trackingRef } from '../ledger/index.ts';
import { removeGuard } from './guard.ts';
import { ledgerMoved, unsharedRecords, unsharedUnknown } from './errors-of-records.ts';
import { ledgerAt, remoteOf, type Opened } from './opened.ts';
import { readingOf } from './reading.ts';

/** What was taken out of a clone again. */
export interface Undone {
  readonly removed: readonly string[];
  /** Folders of the user's own that serve other clones too, as far as they are there. */
  readonly stays: readonly string[];
}

/**
 * Takes everything of ours out of this clone: the branch, the tracking refs, the folders, also those
 * of other work trees. The remote keeps the ledger; what is in the user's own folders stays.
 * Refuses to lose records, also where they cannot be read any more: `app.unshared-records`,
 * `app.unshared-unknown`, `app.ledger-moved`.
 */
export async function undo(opened: Opened, discard: boolean): Promise<Undone> {
  const { store } = opened.repository;
  const tip = (await store.refs(LEDGER_REF)).get(LEDGER_REF);
  const refs = new Map([...(await store.refs('refs/sos/')), ...(await trackedBranches(opened))]);
  if (!discard && tip !== undefined) await refuseToLose(opened, tip, refs);
  const removed: string[] = [];
  if (tip !== undefined) {
    // Threat: a record that another process appended after the look is deleted with the branch.
    if (!(await store.deleteRef(LEDGER_REF, tip)).done) throw ledgerMoved();
    removed.push(LEDGER_REF);
  }
  for (const [ref, oid] of refs) {
    if ((await store.deleteRef(ref, oid)).done) removed.push(ref);
  }
  await removeEmptyRefs(opened);
  return {
    removed: [...removed, ...(await removeGuards(opened)), ...(await removeFolders(opened))],
    stays: await foldersOfUser(opened),
  };
}

/** A clone, a fetch or a push of the user's notes where the remote's ledger is, as of any branch. */
async function trackedBranches({ repository }: Opened): Promise<[string, Oid][]> {
  const branch = LEDGER_REF.slice('refs/heads'.length);
  const tracked = await repository.store.refs('refs/remotes/');
  return [...tracked].filter(([ref]) => ref.endsWith(branch));
}

/** Git leaves the folder that our refs were in. */
async function removeEmptyRefs({ host: { files }, repository }: Opened): Promise<void> {
  const { store, places } = repository;
  if ((await store.refs('refs/sos/')).size > 0) return;
  await files.removeFolder(files.join(places.commonFolder, 'refs', 'sos'));
}

async function foldersOfUser({ host }: Opened): Promise<string[]> {
  const there: string[] = [];
  for (const kind of ['config', 'state', 'cache'] as const) {
    const folder = userFolder(host, kind);
    if ((await host.files.facts(folder)) !== undefined) there.push(folder);
  }
  return there;
}

async function removeGuards(opened: Opened): Promise<string[]> {
  const removed: string[] = [];
  for (const hook of ['pre-push', 'pre-receive'] as const) {
    const { path, standing } = await removeGuard(opened, hook);
    if (standing === 'removed') removed.push(path);
  }
  return removed;
}

async function refuseToLose(
  opened: Opened,
  tip: Oid,
  refs: ReadonlyMap<string, Oid>,
): Promise<void> {
  const remote = await remoteOf(opened);
  if (remote !== undefined && refs.get(trackingRef(remote)) === tip) return;
  const count = await unsharedCount(opened, tip);
  if (count > 0) throw unsharedRecords(count);
}

/** Without a remote nothing is shared: every record is here only. */
async function unsharedCount(opened: Opened, tip: Oid): Promise<number> {
  try {
    const reading = await readingOf(opened, await ledgerAt(opened, tip));
    const { entries, requests } = reading.ruling;
    if (reading.remote === undefined) return entries.length + requests.length;
    return (await reading.unshared()).size;
  } catch (error) {
    if (error instanceof SosError) throw unsharedUnknown(error);
    throw error;
  }
}

async function removeFolders({ host: { files }, repository, state }: Opened): Promise<string[]> {
  const { commonFolder, gitFolder } = repository.places;
  const trees = files.join(commonFolder, 'worktrees');
  const others = (await files.list(trees)).map((name) => files.join(trees, name, 'sos'));
  const removed: string[] = [];
  for (const folder of new Set([state.folder, files.join(gitFolder, 'sos'), ...others])) {
    if ((await files.facts(folder)) === undefined) continue;
    await files.removeFolder(folder);
    removed.push(folder);
  }
  return removed;
}
