import { sameWords, type BriefState } from '../briefs/index.ts';
import { contentsOf, type Criterion, type Grade } from '../records/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { changedText } from './changed-paths.ts';
import { answerProblem } from './challenges.ts';
import { differences } from './differences.ts';
import { gradeOf, isAtLeast, originalOf } from './grade-of.ts';
import type { JudgedEvidence, Satisfaction } from './judged-evidence.ts';
import { isByWhoAskedLess } from './own-measure.ts';
import { notesOn, ranWell } from './run-facts.ts';

/** What evidence is judged by. */
export interface EvidenceAround extends Pick<Ruling, 'entries' | 'roster' | 'history'> {
  /** Digests of contents whose bytes are not here or are not theirs; undefined: nobody looked. */
  readonly missing?: ReadonlySet<string>;
}

/** Judges every piece of evidence on a brief, oldest first. */
export function evidenceFor(around: EvidenceAround, brief: BriefState): readonly JudgedEvidence[] {
  return ofKind(around.entries, 'evidence')
    .filter(({ record }) => record.brief === brief.id)
    .map((entry) => judgeEvidence(entry, brief, around));
}

/** Says what one piece of evidence is worth, for its brief where it has one. */
export function judgeEvidence(
  entry: TrustedEntry<'evidence'>,
  brief: BriefState | undefined,
  around: EvidenceAround,
): JudgedEvidence {
  const grade = gradeOf(entry, brief, around);
  const unanswered = answerProblem(entry, brief, around);
  const ownMeasure = brief !== undefined && isByWhoAskedLess(entry, brief);
  const lost = contentsOf(entry.record).some(({ sha256 }) => around.missing?.has(sha256));
  const criteria = brief?.terms.criteria ?? [];
  return {
    entry,
    grade,
    passed: ranWell(entry.record),
    subjectMissing: false,
    satisfies: criteria
      .filter(({ id }) => id === entry.record.criterion)
      .map((criterion) => satisfaction(entry, criterion, { grade, lost, unanswered, ownMeasure })),
    notes: [
      ...(lost ? [BYTES_LOST] : []),
      ...notesOn(entry.record),
      ...notesOnAgain(entry, around),
      ...(unanswered === undefined || entry.record.challenge === undefined ? [] : [unanswered]),
    ],
  };
}

/** Says how evidence came out otherwise than what it does again. */
function notesOnAgain(entry: TrustedEntry<'evidence'>, around: EvidenceAround): string[] {
  const first = originalOf(entry, around)?.record.run;
  const { run } = entry.record;
  return first === undefined || run === undefined ? [] : differences(first, run);
}

interface Found {
  readonly grade: Grade;
  /** What it names by digest cannot be read here. */
  readonly lost: boolean;
  /** Its author changed what the brief asks for, and did not open it. */
  readonly ownMeasure: boolean;
  /** Why it answers no challenge; undefined where it does. */
  readonly unanswered: string | undefined;
}

const BYTES_LOST = 'only its digest is here, not its bytes';

/** Holds evidence against what a criterion asks for; the first thing that is wrong is the reason. */
function satisfaction(
  entry: TrustedEntry<'evidence'>,
  criterion: Criterion,
  found: Found,
): Satisfaction {
  const why = shortfall(entry, criterion, found);
  const ok = why === undefined;
  return { criterion: criterion.id, ok, why: why ?? `${found.grade} evidence that shows it` };
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
  ({ run }) => run?.report?.problem !== undefined && 'its test report says nothing',
  ({ run }) => run !== undefined && run.commit === undefined && 'it ran on no commit',
  ({ run }) => run?.changed !== undefined && `${changedText(run.changed)} changed while it ran`,
  ({ run }) => run?.moved === true && 'HEAD or the work tree changed while it ran',
  ({ run }) => run?.dirty !== undefined && 'it ran on a tree that differs from its commit',
];

function shortfall(
  { record }: TrustedEntry<'evidence'>,
  criterion: Criterion,
  { grade, lost, unanswered, ownMeasure }: Found,
): string | undefined {
  if (ownMeasure) return 'its author changed what the brief asks for';
  // Threat: a digest of something that nobody can look at.
  if (lost) return BYTES_LOST;
  if (!isAtLeast(grade, criterion.grade)) {
    return `it is ${grade === 'claim' ? 'a claim' : `${grade} evidence`}, ${criterion.grade} is asked for`;
  }
  // What a gate's holder ran is as fresh as can be.
  if (criterion.fresh === 'challenge' && grade !== 'gate' && unanswered !== undefined) {
    return `a fresh run is asked for, and ${unanswered}`;
  }
  for (const find of SHORTFALLS) {
    const why = find(record, criterion);
    if (typeof why === 'string') return why;
  }
  return undefined;
}
