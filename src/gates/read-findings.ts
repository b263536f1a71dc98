import { kinds, type GateFinding, type ShapeProblem } from '../records/index.ts';
import { badFindings } from './errors.ts';

/**
 * Reads findings that somebody typed: a list of maps, or a map that holds one under `findings`.
 * One without an id is numbered (`f1`), one without a severity is major: nothing gets lighter by
 * what was left out. Throws `gates.bad-findings`, which says everything that is wrong.
 */
export function readFindings(typed: unknown, name: string): GateFinding[] {
  const list: unknown = isMap(typed) ? typed['findings'] : typed;
  if (!Array.isArray(list)) throw badFindings(name, ['it must be a list of findings']);
  const findings = list.map((each: unknown, index) =>
    isMap(each) ? { id: `f${index + 1}`, severity: 'major', ...each } : each,
  );
  const problems: ShapeProblem[] = [];
  kinds.verdict.fields.findings.find(findings, 'findings', problems);
  if (problems.length > 0) {
    throw badFindings(
      name,
      problems.map(({ at, problem }) => `${at} ${problem}`),
    );
  }
  return findings as GateFinding[];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
