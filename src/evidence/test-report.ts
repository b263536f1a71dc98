import { lossyTextOf, SosError } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { TestReport } from '../records/index.ts';
import type { ReportAnswer } from './report-answer.ts';
import { tapCounts } from './tap-report.ts';

/** A report of a hundred thousand tests is smaller. */
const LARGEST = 16 * 1024 * 1024;

/** Where a report is, and how it is named in a record. */
export interface ReportPlace {
  readonly at: string;
  readonly path: string;
}

/** Remembers the report that lies there, so that it is not taken for the one of the run. */
export async function watchReport(
  files: Files,
  { at, path }: ReportPlace,
): Promise<() => Promise<TestReport>> {
  const before = await standOf(files, at);
  return async () => {
    const after = await standOf(files, at);
    if (after === undefined) return { path, problem: 'there is no such file after the run' };
    // Threat: the report of an earlier run that is passed off as the report of this one.
    if (after === before) return { path, problem: 'it is the one that was there before the run' };
    return { path, ...(await readReport(files, at)) };
  };
}

async function standOf(files: Files, at: string): Promise<string | undefined> {
  const facts = await files.facts(at);
  if (facts?.type !== 'file') return undefined;
  return `${facts.place} ${facts.size} ${facts.modified}`;
}

async function readReport(files: Files, at: string): Promise<ReportAnswer> {
  try {
    const bytes = await files.read(at, { maxBytes: LARGEST });
    return await reportCounts(lossyTextOf(bytes ?? new Uint8Array()));
  } catch (cause) {
    if (cause instanceof SosError) return { problem: 'it is too large or cannot be read' };
    throw cause;
  }
}

/**
 * Counts the tests of a report: JUnit XML where it begins with `<`, else the Test Anything Protocol.
 * Only the tests themselves are counted; totals that a file states of itself are not believed.
 */
export async function reportCounts(text: string): Promise<ReportAnswer> {
  const plain = text.replace(/^\uFEFF/, '');
  if (!plain.trimStart().startsWith('<')) return tapCounts(plain);
  // Loaded only by whoever has such a report.
  const { junitCounts } = await import('./junit-report.ts');
  return junitCounts(plain.trimStart());
}
