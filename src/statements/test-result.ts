import type { ExportedRun } from './exported-run.ts';
import { statement, type ResourceDescriptor, type Statement } from './statement.ts';
import { gitSubjects, recordDescriptor } from './subjects.ts';

const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';

/**
 * Says what a run of tests came to: `PASSED`, `WARNED` where tests were skipped, else `FAILED`.
 * Source: in-toto predicate test-result v0.1.
 */
export function testResult(exported: ExportedRun): Statement {
  const { run, commit } = exported;
  const url = run.ci?.url;
  return statement(gitSubjects(commit, run.tree), TEST_RESULT, {
    result: resultOf(exported),
    configuration: [commandDescriptor(run.argv), recordOf(exported)],
    ...(url === undefined ? {} : { url }),
  });
}

function resultOf({ judged, run }: ExportedRun): 'PASSED' | 'WARNED' | 'FAILED' {
  if (!judged.passed) return 'FAILED';
  return (run.tests?.skipped ?? 0) > 0 ? 'WARNED' : 'PASSED';
}

/** The words of the command as bytes and not as words of ours: whoever ran it chose them. */
function commandDescriptor(argv: readonly string[]): ResourceDescriptor {
  const content = Buffer.from(JSON.stringify(argv)).toString('base64');
  return { name: 'command', mediaType: 'application/json', content };
}

/** Who ran it, what that is worth, and how many tests it counted. */
function recordOf({ ledger, judged, run }: ExportedRun): ResourceDescriptor {
  const { entry, grade, notes } = judged;
  const { by, key, suite } = entry.record;
  return recordDescriptor(ledger, entry.id, {
    by,
    key,
    grade,
    ...(suite === undefined ? {} : { suite }),
    ...(run.tests === undefined ? {} : { tests: run.tests }),
    notes,
  });
}
