import type { ObjectStore } from '../git/index.ts';
import { locked } from './errors.ts';
import { whileHolding, type LockHost } from './file-lock.ts';

/** Where a ledger lives, and the world around it. */
export interface LedgerPlace {
  readonly host: LockHost;
  readonly store: ObjectStore;
  /** The folder that all work trees of the clone share, so that there is one lock. */
  readonly commonFolder: string;
  /** Tells whether a record file is in form and signed; without it, all that fit their name are. */
  readonly genuine?: Genuine;
}

/** Judges a record file by its path and its bytes alone. */
export type Genuine = (path: string, bytes: Uint8Array) => Promise<boolean>;

declare const held: unique symbol;

/** Proof that the ledger's lock is held. Only `withLock` gives one. */
export interface LedgerLock {
  readonly [held]: true;
}

const PATIENCE = 15_000;
const proof = {} as LedgerLock;

/**
 * Runs work while no other process of this clone appends, so that reading, planning, signing and
 * appending see one tip. Throws `ledger.locked` when the holder does not let go in time.
 */
export async function withLock<T>(
  place: LedgerPlace,
  work: (lock: LedgerLock) => Promise<T>,
): Promise<T> {
  const path = await lockPath(place, 'ledger.lock');
  const outcome = await whileHolding(place.host, { path, patience: PATIENCE }, () => work(proof));
  if (!outcome.held) throw locked(outcome.holder, path);
  return outcome.result;
}

/** Names a lock file of the ledger, in a folder of our own beside Git's files. */
export async function lockPath(place: LedgerPlace, name: string): Promise<string> {
  const { files } = place.host;
  const folder = files.join(place.commonFolder, 'sos');
  await files.makeFolder(folder);
  return files.join(folder, name);
}
