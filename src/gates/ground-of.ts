import type { RecordId } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import type { RecordOf } from '../records/index.ts';
import type { GateState, Subject } from './gate-state.ts';

/**
 * Names the records that an answer of gates rests on: the brief in all its versions, the work in
 * question, the verdicts that stand on it, and the evidence and manifests that these name.
 */
export function groundOf(brief: BriefState, gates: readonly GateState[]): ReadonlySet<RecordId> {
  const subjects = gates.flatMap(({ subject }) => subject ?? []);
  const verdicts = gates.flatMap(({ inForce }) => inForce);
  return new Set([
    ...brief.versions.map(({ id }) => id),
    ...subjects.flatMap((subject) => workOn(subject, brief)),
    ...verdicts.flatMap(({ id, record }) => [id, ...record.evidence, ...manifestOf(record)]),
  ]);
}

function workOn({ commit, tree }: Subject, { submissions }: BriefState): RecordId[] {
  const work = submissions.findLast(
    ({ record }) => record.commit === commit && record.tree === tree,
  );
  return work === undefined ? [] : [work.id];
}

function manifestOf({ manifest }: RecordOf<'verdict'>): RecordId[] {
  return manifest === undefined ? [] : [manifest];
}
