import type { RecordOf } from '../records/index.ts';
import type { JudgedEvidence } from './judged-evidence.ts';

const SUBJECT_MISSING = 'subject missing: its commit is not in this repository';

/** Names the commit that evidence is about; undefined where it names none. */
export function commitOf({ run, commit }: RecordOf<'evidence'>): string | undefined {
  return run?.commit ?? commit;
}

/** Tells whether a commit is not among those that are here; no where nobody looked. */
export function isSubjectMissing(
  commit: string | undefined,
  present: ReadonlySet<string> | undefined,
): boolean {
  return commit !== undefined && present?.has(commit) === false;
}

/**
 * Marks evidence about a commit that is not here, as after history was rewritten. It is neither
 * error nor pass: nobody can look at what it speaks of, so that it shows and disproves nothing.
 */
export function withSubject(
  judged: JudgedEvidence,
  present: ReadonlySet<string> | undefined,
): JudgedEvidence {
  if (!isSubjectMissing(commitOf(judged.entry.record), present)) return judged;
  return {
    ...judged,
    subjectMissing: true,
    satisfies: judged.satisfies.map((each) => ({ ...each, ok: false, why: 'subject missing' })),
    notes: [SUBJECT_MISSING, ...judged.notes],
  };
}
