import type { TestCounts } from '../records/index.ts';

/** What a report says, or why nothing is read from it, in words of ours. */
export type ReportAnswer = { readonly tests: TestCounts } | { readonly problem: string };
