import type { CriterionView, EvidenceLine } from '../views/index.ts';
import { bad, command, dim, good, id, name, warn, type Line } from './text.ts';

const SHORT = 12;

/** Renders criteria, each with its command and everything that was offered for it. */
export function criteriaLines(criteria: readonly CriterionView[]): Line[] {
  return criteria.flatMap((criterion) => [
    [
      criterion.ok ? good('✓ ') : warn('○ '),
      name(criterion.id),
      ` ${criterion.untrusted.text} `,
      dim(`(${criterion.grade})`),
    ],
    ...commandLines(criterion),
    ...criterion.offered.flatMap(({ evidence, why }) => offeredLines(evidence, why)),
  ]);
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
      `${at} by `,
      name(author),
      dim(`: ${why}`),
    ],
    ...evidence.notes.map((note): Line => ['      ', warn(note)]),
  ];
}
