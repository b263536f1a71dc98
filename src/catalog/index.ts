export type { CatalogSources, CatalogState } from './catalog-state.ts';
export { extend, keep } from './catch-up.ts';
export { stateAt } from './state-at.ts';
