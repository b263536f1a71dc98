import { lossyTextOf } from '../base/index.ts';
import {
  encodeCanonical,
  type BriefTerms,
  type Criterion,
  type GateTerms,
} from '../records/index.ts';
import { joinWords } from './command-line.ts';

const LONGEST_LINE = 160;

/**
 * Writes terms as the Markdown that `parseBriefDraft` reads back as the same terms: what an editor
 * opens for an amendment. The mandate's outer empty lines are not kept.
 */
export function briefDraftText(terms: BriefTerms, id?: string): string {
  const front = encodeCanonical({
    title: terms.title,
    ...(id === undefined ? {} : { id }),
    criteria: terms.criteria.map(typedCriterion),
    gates: terms.gates.map(typedGate),
    boundaries: terms.boundaries,
    assignees: terms.assignees,
  });
  return `---\n${lossyTextOf(front)}---\n\n${terms.mandate}\n`;
}

function typedGate({ checks, ...gate }: GateTerms) {
  if (checks === undefined) return gate;
  return { ...gate, checks: checks.map(({ name, run }) => ({ name, run: typedCommand(run) })) };
}

function typedCriterion({ id, text, run, suite, grade, fresh }: Criterion) {
  return {
    id,
    text,
    ...(run === undefined ? {} : { check: typedCommand(run) }),
    ...(suite === undefined ? {} : { suite }),
    grade,
    ...(fresh === undefined ? {} : { fresh }),
  };
}

/** One line where that is easy to read, else one word a line. */
function typedCommand(argv: readonly string[]): string | readonly string[] {
  const line = joinWords(argv);
  return line.length > LONGEST_LINE || line.includes('\n') ? argv : line;
}
