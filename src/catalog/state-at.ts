import { restoreJudgement, type Judgement } from '../trust/index.ts';
import { readCatalog } from './catalog-file.ts';
import type { CatalogPage } from './read-section.ts';
import { standpointText, type CatalogSources, type CatalogState } from './catalog-state.ts';

/**
 * Returns the judgement at a tip: kept from before, advanced by what was added since, or worked
 * out from nothing. All three say the same; deleting the file at any moment changes no answer.
 * Judging is loaded only where something is new.
 */
export async function stateAt(tip: string, sources: CatalogSources): Promise<CatalogState> {
  const kept = await keptState(sources);
  if (kept?.tip === tip) return kept;
  const { catchUp } = await import('./catch-up.ts');
  return catchUp(tip, await baseFor(kept, sources), sources);
}

/**
 * What is kept from now on bears our seal, so it must not stand on what does not. Without a seal
 * there is nothing to give away.
 */
async function baseFor(
  kept: CatalogState | undefined,
  sources: CatalogSources,
): Promise<CatalogState | undefined> {
  if (kept === undefined || kept.sealed === true) return kept;
  if ((await sources.seal()) === undefined) return kept;
  return keptState({ ...sources, believe: 'sealed' });
}

async function keptState(sources: CatalogSources): Promise<CatalogState | undefined> {
  const { files, path, pinned, believe } = sources;
  const seal = believe === 'sealed' ? await sources.seal() : undefined;
  if (believe === 'sealed' && seal === undefined) return undefined;
  const kept = await readCatalog(files, path, seal);
  if (kept?.page.pinned !== standpointText(pinned)) return undefined;
  const judgement = restored(kept.page);
  if (judgement === undefined) return undefined;
  const { tip, misfits } = kept.page;
  const { sections } = kept;
  return { tip, judgement, misfits, sections, sealed: seal !== undefined };
}

/** Without a seal the file may hold anything: what cannot be restored is worked out again. */
function restored({ judgement }: CatalogPage): Judgement | undefined {
  try {
    return restoreJudgement(judgement);
  } catch {
    return undefined;
  }
}
