import { numberText } from '../base/index.ts';
import type { RecordOf, Run, TestCounts } from '../records/index.ts';
import { changedText } from './changed-paths.ts';

/** Tells whether evidence is a run that ended with 0, in time, without a failed test. */
export function ranWell({ run }: RecordOf<'evidence'>): boolean {
  if (run?.exit !== 0 || run.timedOut === true) return false;
  return [run.tests, run.report?.tests].every((counts) => (counts?.failed ?? 0) === 0);
}

/** How many tests a run counted: as its report says, else as its closing lines do. */
export function countsOf({ report, tests }: Run): TestCounts | undefined {
  return report?.tests ?? tests;
}

/** Says what a reader should know about evidence, in sentences; nothing for a spotless run. */
export function notesOn(record: RecordOf<'evidence'>): string[] {
  const { run, file, claim } = record;
  if (claim !== undefined) return ['a claim: nothing was run'];
  if (file !== undefined) {
    return file.content.size === 0 ? ['an empty file'] : ['a file: nothing was run'];
  }
  return run === undefined
    ? []
    : [
        ...notesOnStart(run),
        ...notesOnEnd(run),
        ...notesOnSubject(run),
        ...notesOnTests(run),
        ...notesOnProducts(run),
      ];
}

function notesOnStart({ prepared }: Run): string[] {
  return prepared === undefined ? [] : ['another command prepared the checkout'];
}

function notesOnEnd({ notStarted, timedOut, endSignal, exit, output }: Run): string[] {
  const notes = [
    notStarted !== undefined && `it could not be started: ${notStarted}`,
    timedOut === true && 'it was ended because it took too long',
    endSignal !== undefined && `it was ended by ${endSignal}`,
    exit !== undefined && exit !== 0 && `it ended with exit code ${exit}`,
    output.dropped > 0 &&
      `${numberText(output.dropped)} of ${numberText(output.total)} bytes of output were not kept`,
    output.redacted !== undefined &&
      `${numberText(output.redacted)} ${output.redacted === 1 ? 'secret was' : 'secrets were'} taken out of its output`,
    output.total === 0 && 'it printed nothing',
  ];
  return notes.filter((note) => note !== false);
}

function notesOnSubject({ commit, dirty, moved, changed }: Run): string[] {
  if (commit === undefined) return ['it ran on no commit'];
  if (changed !== undefined) return [`while it ran, this changed: ${changedText(changed)}`, ADVICE];
  if (moved === true) return ['HEAD or the work tree changed while it ran'];
  return dirty === undefined ? [] : ['the tree differed from its commit'];
}

const ADVICE =
  'let Git ignore what a run leaves (.gitignore, or .git/info/exclude here only) or commit it, then run it again';

function notesOnTests(run: Run): string[] {
  const counts = countsOf(run);
  const notes = [
    ...notesOnReport(run),
    counts !== undefined && counts.failed > 0 && `${testsText(counts.failed)} failing`,
    counts !== undefined && counts.skipped > 0 && `${testsText(counts.skipped)} skipped`,
    counts?.passed === 0 && 'no test passed',
  ];
  return notes.filter((note) => note !== false);
}

/** Threat: a report that was made up beside a run whose own output says something else. */
function notesOnReport({ report, tests }: Run): string[] {
  if (report === undefined) return [];
  const { problem, tests: reported } = report;
  if (problem !== undefined) return [`its test report says nothing: ${problem}`];
  if (reported === undefined || tests === undefined) return [];
  const [said, printed] = [countsText(reported), countsText(tests)];
  if (said === printed) return [];
  return [`report and output disagree: ${said} (${reported.parser}); ${printed} (${tests.parser})`];
}

/** Says test counts in words. */
export function countsText({ passed, failed, skipped }: TestCounts): string {
  return `${numberText(passed)} passed, ${numberText(failed)} failed, ${numberText(skipped)} skipped`;
}

/** Products are named by number: their paths are words of whoever ran it, and no words of ours. */
function notesOnProducts({ products = [] }: Run): string[] {
  return products.flatMap(({ size, sha256 }, place) => {
    if (size === undefined) return [`product ${place + 1} was not made`];
    return sha256 === undefined
      ? [`product ${place + 1} has no digest here: it holds a secret or is too large`]
      : [];
  });
}

function testsText(count: number): string {
  return count === 1 ? '1 test was' : `${numberText(count)} tests were`;
}
