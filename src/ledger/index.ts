export type { Entry, Misfit, MisfitCode } from './entry.ts';
