import type { RecordId } from '../base/index.ts';
import type { Oid } from '../git/index.ts';
import { readEntries, type Entry, type Forking } from '../ledger/index.ts';
import { signatureHolds } from '../trust/index.ts';
import { chainWentOn } from './errors-of-records.ts';
import { rememberLostRuns, runsIn } from './lost-runs.ts';
import type { Opened } from './opened.ts';

/** Two tips, and the records of a write that goes out only if nothing is in its way. */
interface Between {
  readonly local: Oid;
  readonly remote: Oid;
  readonly begun?: readonly RecordId[];
}

/**
 * Finds records of this clone's that are not shared yet, where the remote has another one at their
 * place in the chain. So it is where a clone was put back from a backup. Only what the key really
 * signed is believed in that: anybody else could stop us from sharing anything.
 */
export async function forkingHere(
  opened: Opened,
  { local, remote, begun = [] }: Between,
): Promise<Forking | undefined> {
  const { store } = opened.repository;
  const { entries } = await readEntries(store, local, { since: remote });
  const theirs = byPlace((await readEntries(store, remote, { since: local })).entries);
  const forking: Entry[] = [];
  for (const entry of entries) {
    const others = theirs.get(placeInChain(entry)) ?? [];
    if (others.some(signatureHolds) && (await isOurs(entry, opened))) forking.push(entry);
  }
  const [first] = forking;
  if (first === undefined) return undefined;
  // What is only being begun now will not be run, for the refusal comes first.
  const rest = entries.filter(({ id }) => !begun.includes(id));
  await rememberLostRuns(opened.state, runsIn(rest));
  return {
    paths: new Set(forking.map(({ path }) => path)),
    refuse: (takenBack) =>
      chainWentOn(first, {
        local,
        undone: entries.filter(({ path }) => takenBack.includes(path)),
      }),
  };
}

async function isOurs({ record }: Entry, { state }: Opened): Promise<boolean> {
  return (await state.chain(record.key)) !== undefined;
}

function byPlace(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const places = new Map<string, Entry[]>();
  for (const entry of entries) {
    const there = places.get(placeInChain(entry));
    if (there === undefined) places.set(placeInChain(entry), [entry]);
    else there.push(entry);
  }
  return places;
}

function placeInChain({ record }: Entry): string {
  return `${record.key} ${record.chain} ${record.seq}`;
}
