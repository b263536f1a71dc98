import type { Files } from '../host/index.ts';
import type { LedgerReading, Misfit } from '../ledger/index.ts';
import type { Judgement } from '../trust/index.ts';

/** How a catalog gets at the ledger's files, and where it keeps what it learned. */
export interface CatalogSources {
  readonly files: Files;
  /** The catalog's file, inside the common Git folder. */
  readonly path: string;
  /** The ledger's id where it is pinned. */
  readonly pinned: string | undefined;
  /** Reads all files at a tip, or only what differs from an earlier tip. */
  readonly readFiles: (
    tip: string,
    since: string | undefined,
  ) => Promise<Pick<LedgerReading, 'entries' | 'misfits'>>;
}

/** What is known of the ledger at one tip. */
export interface CatalogState {
  readonly tip: string;
  readonly judgement: Judgement;
  readonly misfits: readonly Misfit[];
  /** How many sections the file has that this was read from; undefined where it was not read. */
  readonly sections?: number;
}
