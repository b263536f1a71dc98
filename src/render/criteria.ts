import type { CriterionView, EvidenceLine } from '../views/index.ts';
import { bad, command, dim, good, id, name, warn, type Line } from './text.ts';
import { gradeText } from './wording.ts';

const SHORT = 12;

/** Renders criteria, each with its command and everything that was offered for it. */
export function criteriaLines(criteria: readonly CriterionView[]): Line[] {
  return criteria.flatMap((criterion) => [
    [
      criterion.ok ? good('✓ ') : warn('○ '),
      name(criterion.id),
      ` ${criterion.untrusted.text} `,
      dim(`(${coverageText(criterion)})`),
    ],
    ...commandLines(criterion),
    ...criterion.offered.flatMap(({ evidence, why }) => offeredLines(evidence, why)),
  ]);
}

/** What is asked for, and at which grade it is shown. */
function coverageText({ grade, fresh, shown, subjectMissing }: CriterionView): string {
  const asked = fresh ? `${grade}, fresh` : grade;
  const not = subjectMissing ? 'subject missing' : 'not shown';
  return `${asked} is asked for; ${shown === null ? not : `shown: ${gradeText(shown)}`}`;
}

function commandLines({ untrusted: { command: line }, suite }: CriterionView): Line[] {
  if (line !== null) return [['    ', command(line), dim(suite === null ? '' : ` [${suite}]`)]];
  return suite === null ? [] : [['    ', dim(`suite ${suite}`)]];
}

function offeredLines(evidence: EvidenceLine, why: string): Line[] {
  const { passed, commit, author } = evidence;
  const at = commit === null ? '' : ` on ${commit.slice(0, SHORT)}`;
  return [
    [
      '    ',
      id(evidence.id.slice(0, SHORT)),
      ' ',
      evidence.what === 'run' && !passed ? bad('failed') : evidence.what,
      evidence.what === 'run' ? `, ${gradeText(evidence.grade)}` : '',
      `${at} by `,
      name(author),
      dim(`: ${why}`),
    ],
    ...evidence.notes.map((note): Line => ['      ', warn(note)]),
  ];
}
