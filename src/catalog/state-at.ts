import { restoreJudgement } from '../trust/index.ts';
import { readCatalog } from './catalog-file.ts';
import type { CatalogSources, CatalogState } from './catalog-state.ts';

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
  const kept = await readCatalog(files, path);
  if (kept?.page.pinned !== (pinned ?? '')) return undefined;
  const { tip, judgement, misfits } = kept.page;
  return { tip, judgement: restoreJudgement(judgement), misfits, sections: kept.sections };
}
