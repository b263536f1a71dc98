import type {
  ProofView,
  ReleaseBuiltView,
  ReleaseCheckView,
  ReleasePlanView,
  ReleasePushedView,
} from '../views/index.ts';
import { columns } from './columns.ts';
import { bad, dim, good, id, name, strong, warn, type Line, type Piece } from './text.ts';

/** Renders what would leave, path by path: whoever signs it reads all of it. */
export function renderReleasePlan(view: ReleasePlanView): Line[] {
  const { manifest, untrusted } = view;
  const kept = manifest === null ? [warn('not written')] : [id(manifest.slice(0, 12))];
  const again = view.already ? [good(', worked out again here and the same')] : [];
  return [
    [
      strong(`${untrusted.files.length} files leave`),
      dim(`  of ${view.commit.slice(0, 12)}`),
      ...again,
    ],
    ...columns([
      [dim('brief'), name(view.brief)],
      [dim('manifest'), ...kept],
      [dim('release'), id(view.release)],
      [dim('tree'), id(view.tree)],
      [dim('digest'), view.digest],
      [dim('message'), untrusted.message.trim()],
    ]),
    ...columns(
      untrusted.files.map(({ mode, blob, path }) => [mode, dim(blob.slice(0, 12)), path]),
      '  ',
    ),
  ];
}

/** Renders a release that was built. */
export function renderReleaseBuilt({ folder, release, files, manifest }: ReleaseBuiltView): Line[] {
  return [
    [good('built'), ` ${folder}: ${files} files in the one commit `, id(release)],
    [dim('manifest '), id(manifest.slice(0, 12))],
  ];
}

/** Renders a release that left. */
export function renderReleasePushed({ remote, release, receipt }: ReleasePushedView): Line[] {
  return [
    [good('pushed'), ` to ${remote}, which serves `, id(release), ' and nothing else'],
    [dim('receipt '), id(receipt.slice(0, 12))],
  ];
}

const MARKS: Readonly<Record<ProofView['standing'], Piece>> = {
  good: good('ok'),
  bad: bad('bad'),
  unknown: warn('no answer'),
};

const VERDICTS: Readonly<Record<ReleaseCheckView['verdict'], Piece>> = {
  clean: good('clean'),
  findings: bad('not clean'),
  incomplete: warn('incomplete, which is not clean'),
};

const SHOWN = 8;

/** Renders every proof with the line that anybody can type and what it answered. */
export function renderReleaseCheck(view: ReleaseCheckView): Line[] {
  const of = view.manifest === null ? 'no manifest' : `manifest ${view.manifest.slice(0, 12)}`;
  return [
    [VERDICTS[view.verdict], ` ${view.folder} `, id(view.release ?? 'no commit'), dim(`  ${of}`)],
    ...view.proofs.flatMap(proofLines),
    ...view.notLookedAt.map((each): Line => [dim('not looked at: '), each]),
  ];
}

function proofLines({ standing, claim, untrusted, answerLines, findingCount }: ProofView): Line[] {
  const { line, answer, findings } = untrusted;
  const hidden = answerLines - Math.min(answer.length, SHOWN);
  const unlisted = findingCount - findings.length;
  return [
    [MARKS[standing], ' ', claim],
    ...(line === '' ? [] : [[dim(`    $ ${line}`)]]),
    ...answer.slice(0, SHOWN).map((each): Line => [dim('    | '), each]),
    ...(hidden > 0 ? [[dim(`    | (${hidden} lines more)`)]] : []),
    ...findings.map((each): Line => ['    ', bad('- '), each]),
    ...(unlisted > 0 ? [[bad(`    - and ${unlisted} more`)]] : []),
  ];
}
