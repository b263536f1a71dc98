import type { ReportAnswer } from './report-answer.ts';

/** A line that says how one test came out. Source: TAP 14, "Test Points", "Directives". */
const POINT = /^( *)(not )?ok\b([^#\n]*)(?:#\s*(skip|todo)\b)?/i;

const PLAN = /^1\.\.(\d{1,9})\b/;

interface Point {
  readonly indent: number;
  readonly ok: boolean;
  readonly skipped: boolean;
}

/**
 * Counts the tests of a report in the Test Anything Protocol. A test with tests below it is counted
 * by those, and once more where it failed and none of them did. A plan that is missing or does not
 * fit says that the report is not whole. Diagnostics are not parsed: they are YAML of a stranger's.
 */
export function tapCounts(text: string): ReportAnswer {
  const lines = text.split(/\r?\n/);
  const points = lines.flatMap(pointIn);
  const plans = lines.flatMap((line) => PLAN.exec(line)?.[1] ?? []);
  const top = points.filter(({ indent }) => indent === 0).length;
  if (lines.some((line) => line.startsWith('Bail out!')))
    return { problem: 'its run was given up' };
  if (plans.length !== 1) return { problem: 'it is neither JUnit XML nor TAP with one plan' };
  if (Number(plans[0]) !== top) {
    return { problem: `its plan says ${Number(plans[0])} tests and ${top} came` };
  }
  return { tests: { parser: 'tap-report', ...counted(points) } };
}

function pointIn(line: string): Point[] {
  const [whole, indent = '', not, , directive] = POINT.exec(line) ?? [];
  if (whole === undefined) return [];
  return [{ indent: indent.length, ok: not === undefined, skipped: directive !== undefined }];
}

function counted(points: readonly Point[]) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** Depths at which something failed whose parent was not met yet. */
  let failedAt: readonly number[] = [];
  let last = 0;
  for (const point of points) {
    const { indent } = point;
    const isParent = last > indent;
    const isTold = isParent && failedAt.some((depth) => depth > indent);
    const outcome = outcomeOf(point);
    const isCounted = outcome === 'failed' ? !isTold : !isParent;
    if (isCounted) counts[outcome] += 1;
    failedAt = failedAt.filter((depth) => depth <= indent);
    if (outcome === 'failed') failedAt = [...new Set([...failedAt, indent])];
    last = indent;
  }
  return counts;
}

function outcomeOf({ ok, skipped }: Point): 'passed' | 'failed' | 'skipped' {
  if (skipped) return 'skipped';
  return ok ? 'passed' : 'failed';
}
