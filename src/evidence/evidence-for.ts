import type { BriefState } from '../briefs/index.ts';
import type { Criterion, Grade } from '../records/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { gradeOf, isAtLeast } from './grade-of.ts';
import type { JudgedEvidence, Satisfaction } from './judged-evidence.ts';
import { notesOn, ranWell } from './run-facts.ts';

/** Judges every piece of evidence on a brief, oldest first. */
export function evidenceFor(ruling: Ruling, brief: BriefState): readonly JudgedEvidence[] {
  return ofKind(ruling.entries, 'evidence')
    .filter(({ record }) => record.brief === brief.id)
    .map((entry) => judgeEvidence(entry, brief, ruling));
}

/** Says what one piece of evidence is worth, for its brief where it has one. */
export function judgeEvidence(
  entry: TrustedEntry<'evidence'>,
  brief: BriefState | undefined,
  ruling: Ruling,
): JudgedEvidence {
  const grade = gradeOf(entry, brief, ruling);
  const criteria = brief?.terms.criteria ?? [];
  return {
    entry,
    grade,
    passed: ranWell(entry.record),
    satisfies: criteria
      .filter(({ id }) => id === entry.record.criterion)
      .map((criterion) => satisfaction(entry, grade, criterion)),
    notes: notesOn(entry.record),
  };
}

/** Holds evidence against what a criterion asks for; the first thing that is wrong is the reason. */
function satisfaction(
  entry: TrustedEntry<'evidence'>,
  grade: Grade,
  criterion: Criterion,
): Satisfaction {
  const why = shortfall(entry, grade, criterion);
  const ok = why === undefined;
  return { criterion: criterion.id, ok, why: why ?? `${grade} evidence that shows it` };
}

type Shortfall = (
  record: TrustedEntry<'evidence'>['record'],
  criterion: Criterion,
) => string | false | undefined;

/** What evidence can lack, worst first. Each is one way of proving nothing. */
const SHORTFALLS: readonly Shortfall[] = [
  ({ suite }, wanted) =>
    wanted.suite !== undefined &&
    suite !== wanted.suite &&
    `its suite is ${suite ?? 'not named'}, ${wanted.suite} is asked for`,
  ({ run }, wanted) =>
    wanted.run !== undefined &&
    !sameWords(run?.argv, wanted.run) &&
    (run === undefined ? 'nothing was run' : 'another command was run'),
  ({ file }) => file?.content.size === 0 && 'the file is empty',
  (record) => record.run !== undefined && !ranWell(record) && 'the run did not pass',
  ({ run }) => run !== undefined && run.commit === undefined && 'it ran on no commit',
  ({ run }) => run?.dirty !== undefined && 'it ran on a tree that differs from its commit',
];

function shortfall(
  { record }: TrustedEntry<'evidence'>,
  grade: Grade,
  criterion: Criterion,
): string | undefined {
  if (!isAtLeast(grade, criterion.grade)) {
    return `it is ${grade === 'claim' ? 'a claim' : `${grade} evidence`}, ${criterion.grade} is asked for`;
  }
  for (const find of SHORTFALLS) {
    const why = find(record, criterion);
    if (typeof why === 'string') return why;
  }
  return undefined;
}

function sameWords(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && a.length === b.length && a.every((word, index) => word === b[index]);
}
