import type { Entry } from '../ledger/index.ts';
import type { Judged } from './judged.ts';
import type { KeptEntry } from './kept-entry.ts';
import { factsOf } from './record-facts.ts';
import type { TrustedEntry } from './trusted-entry.ts';

/** Makes an entry trusted that was judged just now. Called by judgement and by nobody else. */
export function makeTrusted({ id, path, oid, record }: Entry, judged: Judged): TrustedEntry {
  return { id, path, oid, record, ...factsOf(record), ...judged } as unknown as TrustedEntry;
}

/** Takes an entry for trusted that counted when it was kept. */
export function trustAgain(entry: KeptEntry): TrustedEntry {
  return entry as unknown as TrustedEntry;
}
