export { extend, keep, stateAt, type CatalogSources, type CatalogState } from './open-catalog.ts';
