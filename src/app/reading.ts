import type { CatalogState } from '../catalog/index.ts';
import type { Oid, Repository } from '../git/index.ts';
import { trackingRef, type blobsAt } from '../ledger/index.ts';
import { remoteOf, type Opened } from './opened.ts';
import { withheldIn } from './withheld.ts';
import type { AsOf, LedgerHere, Reading } from './reading-answer.ts';

/** Answers "what is here now" from what is known at a tip. */
export async function readingOf(opened: Opened, known: CatalogState): Promise<Reading> {
  const remote = await remoteOf(opened);
  return {
    ...ledgerHere(opened, known),
    asOf: await asOf(known.tip, opened),
    unshared: () => unsharedRecords(opened, known, remote),
    remote,
  };
}

/** What is known at a tip, without a look at the remote's: enough to plan a write on. */
export function ledgerHere({ repository }: Opened, { tip, judgement }: CatalogState): LedgerHere {
  const { store } = repository;
  let withheld: ReturnType<typeof withheldIn> | undefined;
  let blobs: ReturnType<typeof blobsAt> | undefined;
  return {
    ruling: judgement.ruling,
    content: async (name) => {
      withheld ??= withheldIn(judgement.ruling);
      const part = name.parts.find((each) => withheld?.has(each));
      if (part !== undefined) return { ok: false, problem: 'withheld', part };
      const ledger = await import('../ledger/index.ts');
      blobs ??= ledger.blobsAt(store, tip);
      return ledger.readContent(store, await blobs, name);
    },
  };
}

/** Says as of which tip an answer is and how old that is. */
export async function asOf(tip: Oid, { host, state }: Opened): Promise<AsOf> {
  const synced = await state.syncedAt();
  return { tip, age: synced === undefined ? undefined : Math.max(0, host.clock.now() - synced) };
}

async function unsharedRecords(
  { repository, firstLook }: Opened,
  { tip, judgement }: CatalogState,
  remote: string | undefined,
): Promise<ReadonlySet<string>> {
  if (remote === undefined) return new Set();
  const tracking = trackingRef(remote);
  if (firstLook.get(tracking) === tip) return new Set();
  const remoteTip = await repository.store.commitOf(tracking);
  const { entries, requests } = judgement.ruling;
  if (remoteTip === undefined) return new Set([...entries, ...requests].map(({ id }) => id));
  const added = await pathsAdded(repository, remoteTip, tip);
  return new Set(
    [...entries, ...requests].filter(({ path }) => added.has(path)).map(({ id }) => id),
  );
}

async function pathsAdded({ store }: Repository, from: Oid, to: Oid): Promise<ReadonlySet<string>> {
  const { changesOf } = await import('../ledger/index.ts');
  const changes = await changesOf(store, from, to);
  return new Set(changes.filter(({ after }) => after !== undefined).map(({ path }) => path));
}
