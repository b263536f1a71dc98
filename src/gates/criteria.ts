import { shortId, type RecordId } from '../base/index.ts';
import { joinWords, type BriefState } from '../briefs/index.ts';
import type { Criterion, GateTerms, Grade } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';

/** Evidence as it was judged for a brief: how much it proves, and which criteria it satisfies. */
export interface ShownEvidence {
  readonly entry: TrustedEntry<'evidence'>;
  readonly grade: Grade;
  readonly passed: boolean;
  readonly satisfies: readonly {
    readonly criterion: string;
    readonly ok: boolean;
    readonly why: string;
  }[];
  readonly notes: readonly string[];
}

/** One criterion of a brief and what was shown for it. */
export interface CriterionState {
  readonly criterion: Criterion;
  readonly ok: boolean;
  /** The newest evidence that satisfies it, on the commit in question. */
  readonly by: ShownEvidence | undefined;
  /** All evidence that was offered for it, with why it is enough or not; newest last. */
  readonly offered: readonly { readonly evidence: ShownEvidence; readonly why: string }[];
}

/** Something that is not there yet, and the command that supplies it. */
export interface Missing {
  readonly what: string;
  readonly command: string;
}

/**
 * Holds the criteria of a brief against judged evidence, oldest first. Where a commit is given,
 * evidence about any other says nothing: a test that passed on another head proves nothing here.
 * A run that failed after one that passed, on the same commit, takes the proof away until it
 * passes again.
 */
export function criteriaOf(
  brief: BriefState,
  evidence: readonly ShownEvidence[],
  commit: string | undefined,
): CriterionState[] {
  return brief.terms.criteria.map((criterion) => {
    const offered = evidence.flatMap((each) => offeredFor(criterion.id, each, commit));
    const decisive = offered.findLast(({ ok, failed }) => ok || failed);
    const by = decisive?.ok === true ? decisive.evidence : undefined;
    return { criterion, ok: by !== undefined, by, offered };
  });
}

function offeredFor(criterion: string, evidence: ShownEvidence, commit: string | undefined) {
  return evidence.satisfies
    .filter((judged) => judged.criterion === criterion)
    .map(({ ok, why }) => {
      const about = commitOf(evidence);
      const elsewhere = commit !== undefined && about !== undefined && about !== commit;
      return {
        evidence,
        ok: ok && !elsewhere,
        failed: !evidence.passed && !elsewhere,
        why: elsewhere ? `it is about ${shortId(about)}, not ${shortId(commit)}` : why,
      };
    });
}

function commitOf({ entry }: ShownEvidence): string | undefined {
  return entry.record.run?.commit ?? entry.record.commit;
}

/** Picks the criteria that a gate needs before a pass: those it names, or all of them. */
export function neededBy(gate: GateTerms, criteria: readonly CriterionState[]): CriterionState[] {
  return criteria.filter(
    ({ criterion }) => gate.needs.length === 0 || gate.needs.includes(criterion.id),
  );
}

/** Says what is missing for each criterion that nothing satisfies. */
export function missingCriteria(brief: BriefState, criteria: readonly CriterionState[]): Missing[] {
  return criteria
    .filter(({ ok }) => !ok)
    .map((state) => ({ what: whatIsMissing(state), command: supply(brief.id, state) }));
}

function whatIsMissing({ criterion, offered }: CriterionState): string {
  const asks = `criterion ${criterion.id} (“${criterion.text}”) asks for evidence of grade ${criterion.grade}`;
  const last = offered.at(-1);
  if (last === undefined) return `${asks}; there is none`;
  return `${asks}; ${shortId(last.evidence.entry.id)} is not enough: ${last.why}`;
}

/** The command that makes the evidence a criterion asks for. */
function supply(brief: string, { criterion, offered }: CriterionState): string {
  const reproducible = reproducibleId(criterion, offered);
  if (reproducible !== undefined) return `sos evidence reproduce ${shortId(reproducible)}`;
  const { id, run, suite, grade } = criterion;
  const target = `--brief ${brief} --criterion ${id}`;
  if (run === undefined && suite === undefined) {
    return `sos evidence add ${grade === 'claim' ? '--claim TEXT' : 'FILE'} ${target}`;
  }
  const named = suite === undefined ? target : `${target} --suite ${suite}`;
  return `sos evidence run ${named} -- ${run === undefined ? 'COMMAND' : joinWords(run)}`;
}

/** Grade `gate` is reached by doing again what the builder ran. */
function reproducibleId(
  criterion: Criterion,
  offered: CriterionState['offered'],
): RecordId | undefined {
  if (criterion.grade !== 'gate') return undefined;
  const run = offered.findLast(({ evidence }) => evidence.entry.record.run !== undefined);
  return run?.evidence.entry.id;
}
