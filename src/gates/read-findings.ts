import { kinds, type GateFinding, type ShapeProblem } from '../records/index.ts';
import { badFindings } from './errors.ts';

/**
 * Reads findings that somebody typed: a list of maps, or a map that holds one under `findings`.
 * One without an id is numbered (`f1`), past the ids that are there; one without a severity is major:
 * nothing gets lighter by what was left out. `more` follow those of the list and are numbered with
 * them. Throws `gates.bad-findings`, which says everything that is wrong.
 */
export function readFindings(
  typed: unknown,
  name: string,
  more: readonly object[] = [],
): GateFinding[] {
  const list: unknown = isMap(typed) ? typed['findings'] : typed;
  if (!Array.isArray(list)) throw badFindings(name, ['it must be a list of findings']);
  const findings = numbered([...(list as readonly unknown[]), ...more]);
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

function numbered(list: readonly unknown[]): unknown[] {
  const used = new Set(list.flatMap((each) => (isMap(each) ? [each['id']] : [])));
  let last = 0;
  const free = (): string => {
    do last += 1;
    while (used.has(`f${last}`));
    return `f${last}`;
  };
  return list.map((each) =>
    isMap(each) ? { id: 'id' in each ? each['id'] : free(), severity: 'major', ...each } : each,
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
