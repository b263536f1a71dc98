export type { CatalogSources, CatalogState, Standpoint } from './catalog-state.ts';
export { extend, keep } from './catch-up.ts';
export { sealWith, type Seal } from './seal.ts';
export { stateAt } from './state-at.ts';
