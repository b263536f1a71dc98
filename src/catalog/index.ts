export { extend, keep } from './catch-up.ts';
export { stateAt, type CatalogSources, type CatalogState } from './state-at.ts';
