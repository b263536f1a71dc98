import type { ScanView } from '../views/index.ts';
import { bad, dim, good, id, strong, warn, type Line, type Piece } from './text.ts';

type Finding = ScanView['findings'][number];
type Place = Finding['places'][number];

/** Places of one finding that a terminal shows; `--json` has more. */
const SHOWN = 5;

const VERDICTS: Readonly<Record<ScanView['verdict'], Piece>> = {
  clean: good('clean'),
  findings: bad('not clean'),
  incomplete: warn('incomplete'),
};

/** Renders what a scan found, and what it did not look at. */
export function renderScan(view: ScanView): Line[] {
  const { verdict, surfaces, findings, moreFindings, notLookedAt, control } = view;
  return [
    [VERDICTS[verdict], dim('  looked at '), surfaces.join(', ')],
    ...findings.flatMap(findingLines),
    ...(findings.length === 0 || view.comparable
      ? []
      : [[dim('fingerprints are of this scan alone: there is no ledger here to waive them in')]]),
    ...(moreFindings === 0 ? [] : [[bad(`${moreFindings} further findings are not listed`)]]),
    ...view.waived.map(({ rule, fingerprint, waiver }): Line => [
      warn('waived: '),
      rule,
      dim(`  ${fingerprint} by `),
      id(waiver.slice(0, 12)),
    ]),
    ...notLookedAt.map(({ untrusted: { what, why } }): Line => [
      warn('not looked at: '),
      what,
      dim(` (${why})`),
    ]),
    [dim(countsText(view))],
    control.found === control.planted
      ? [dim(`control: ${control.found} of ${control.planted} planted secrets found`)]
      : [
          bad(
            `control: ${control.found} of ${control.planted} planted secrets found: do not believe this scan`,
          ),
        ],
  ];
}

function findingLines(finding: Finding): Line[] {
  const { rule, fingerprint, places, commits, moreCommits, untrusted } = finding;
  const shown = places.slice(0, SHOWN);
  const more = finding.morePlaces + places.length - shown.length;
  return [
    [bad(rule), '  ', strong(untrusted.shown), dim(`  ${fingerprint}`)],
    ...shown.map((place): Line => ['  ', ...placePieces(place)]),
    ...(more === 0 ? [] : [[dim(`  and ${more} further places`)]]),
    ...(commits.length === 0 ? [] : [[dim('  came with '), ...commitPieces(commits, moreCommits)]]),
  ];
}

function placePieces({ surface, object, line, column, untrusted }: Place): Piece[] {
  const { path, within } = untrusted;
  const at = line === null ? '' : `:${line}:${column ?? 1}`;
  const inside = within === null ? '' : ` in ${within}`;
  const of = object === null ? [] : [dim(' of '), id(object.slice(0, 12))];
  return [dim(`${surface} `), `${path ?? ''}${at}`, dim(inside), ...of];
}

function commitPieces(commits: readonly string[], more: number): Piece[] {
  const shown = commits.slice(0, SHOWN).map((commit) => id(`${commit.slice(0, 12)} `));
  const rest = more + commits.length - shown.length;
  return rest === 0 ? shown : [...shown, dim(`and ${rest} more`)];
}

function countsText({ counts }: ScanView): string {
  const { blobs, commits, tags, trees, bytes, names, refs, files, remembered } = counts;
  const before = remembered === 0 ? '' : `; ${remembered} objects were clean before`;
  const size = `${(bytes / 1_048_576).toFixed(1)} MiB`;
  return `${commits} commits, ${trees} trees, ${blobs} blobs, ${tags} tags (${size}), ${names} names, ${refs} refs, ${files} files${before}`;
}
