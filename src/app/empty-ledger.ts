import type { CatalogState } from '../catalog/index.ts';
import { ROOT } from '../ledger/index.ts';
import { judge } from '../trust/index.ts';
import type { Opened } from './opened.ts';

/** What is known of a ledger before its first record. */
export function emptyLedger({ repository }: Opened): CatalogState {
  const judgement = judge({ entries: [], misfits: [], pinned: undefined });
  return { tip: ROOT[repository.places.hash], judgement, misfits: [] };
}
