import type { Files } from '../host/index.ts';
import type { LedgerReading, Misfit } from '../ledger/index.ts';
import { restoreJudgement, type Judgement } from '../trust/index.ts';
import { readPage } from './catalog-file.ts';

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
}

/**
 * Returns the judgement at a tip: kept from before, advanced by what was added since, or worked
 * out from nothing. All three say the same; deleting the file at any moment changes no answer.
 * Judging is loaded only where something is new.
 */
export async function stateAt(tip: string, sources: CatalogSources): Promise<CatalogState> {
  const kept = await keptState(sources);
  if (kept?.tip === tip) return kept;
  const { catchUp } = await import('./catch-up.ts');
  return catchUp(tip, kept, sources);
}

async function keptState({
  files,
  path,
  pinned,
}: CatalogSources): Promise<CatalogState | undefined> {
  const page = await readPage(files, path);
  if (page?.pinned !== (pinned ?? '')) return undefined;
  const { tip, judgement, misfits } = page;
  return { tip, judgement: restoreJudgement(judgement), misfits };
}
