import type { Entry } from '../ledger/index.ts';
import type { TrustedEntry } from './trusted-entry.ts';

/** What judgement adds to a record. */
export interface Judged {
  readonly order: number;
  readonly author: string;
  readonly person: boolean;
}

/** Makes an entry trusted. Called by judgement, and for what it judged before; by nobody else. */
export function makeTrusted({ id, path, oid, record }: Entry, judged: Judged): TrustedEntry {
  return { id, path, oid, record, ...judged } as unknown as TrustedEntry;
}
