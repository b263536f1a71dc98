import { joinWords } from '../briefs/index.ts';
import { commitOf, countsOf, type JudgedEvidence } from '../evidence/index.ts';
import type { CriterionState } from '../gates/index.ts';
import type { Grade, Run } from '../records/index.ts';

/** A piece of evidence as it was judged. */
export interface EvidenceLine {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  /** What it is, not what it says it is. */
  readonly what: 'run' | 'file' | 'claim';
  readonly grade: Grade;
  readonly passed: boolean;
  readonly suite: string | null;
  /** The commit it is about; null where it names none. */
  readonly commit: string | null;
  /** That commit is not in this repository: it is neither an error nor a pass. */
  readonly subjectMissing: boolean;
  /** Null where nothing was run or it did not end by itself. */
  readonly exit: number | null;
  readonly tests: {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
  } | null;
  /** Bytes that the command wrote and that were not kept. */
  readonly dropped: number;
  /** What a reader should know before trusting it. */
  readonly notes: readonly string[];
}

/** One criterion and what was shown for it. */
export interface CriterionView {
  readonly id: string;
  readonly suite: string | null;
  /** What is asked for at least. */
  readonly grade: Grade;
  /** Only a run counts that answers a challenge of the gate's holder, or the holder's own. */
  readonly fresh: boolean;
  /** The challenge that a run can answer; null where none is open. */
  readonly challenge: string | null;
  readonly ok: boolean;
  /** It cannot be shown now: the commit in question is not in this repository. */
  readonly subjectMissing: boolean;
  /** The grade at which it is shown; null where it is not. */
  readonly shown: Grade | null;
  /** The evidence that satisfies it; null where none does. */
  readonly by: string | null;
  /** Newest last. */
  readonly offered: readonly { readonly evidence: EvidenceLine; readonly why: string }[];
  /** Words of the brief's author. */
  readonly untrusted: {
    readonly text: string;
    /** The command that shows it, word by word; null where it names none. */
    readonly argv: readonly string[] | null;
    /** The same command as one line that can be pasted. */
    readonly command: string | null;
  };
}

/** Shapes a criterion with its evidence. */
export function criterionView(state: CriterionState): CriterionView {
  const { criterion, challenge, ok, subjectMissing, by, offered } = state;
  const { id, text, run, suite, grade, fresh } = criterion;
  return {
    id,
    suite: suite ?? null,
    grade,
    fresh: fresh !== undefined,
    challenge: challenge ?? null,
    ok,
    subjectMissing,
    shown: by?.grade ?? null,
    by: by?.entry.id ?? null,
    offered: offered.map(({ evidence, why }) => ({ evidence: evidenceLine(evidence), why })),
    untrusted: {
      text,
      argv: run ?? null,
      command: run === undefined ? null : joinWords(run),
    },
  };
}

/** Shapes a judged piece of evidence. */
export function evidenceLine(judged: JudgedEvidence): EvidenceLine {
  const { entry, grade, passed, subjectMissing, notes } = judged;
  const { id, author, record } = entry;
  const { run, file, suite, at } = record;
  return {
    id,
    author,
    at,
    what: run !== undefined ? 'run' : file !== undefined ? 'file' : 'claim',
    grade,
    passed,
    suite: suite ?? null,
    commit: commitOf(record) ?? null,
    subjectMissing,
    ...endOf(run),
    notes,
  };
}

function endOf(run: Run | undefined): Pick<EvidenceLine, 'exit' | 'tests' | 'dropped'> {
  if (run === undefined) return { exit: null, tests: null, dropped: 0 };
  const { exit, output } = run;
  const tests = countsOf(run);
  const counts = tests && { passed: tests.passed, failed: tests.failed, skipped: tests.skipped };
  return { exit: exit ?? null, tests: counts ?? null, dropped: output.dropped };
}
