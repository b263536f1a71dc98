import type { BriefState } from '../briefs/index.ts';
import type { Affected, GateState, JudgedVerdict } from './gate-state.ts';

/**
 * Lists the passes that a brief was closed on and that do not stand any more: taken back, replaced,
 * or answered by a later block. The closing stays; people have to know that its ground is gone.
 */
export function affectedBy(
  brief: BriefState,
  gates: readonly GateState[],
  verdicts: readonly JudgedVerdict[],
): Affected[] {
  const { closing } = brief;
  if (closing === undefined) return [];
  const named = verdicts.filter(({ entry }) => closing.record.verdicts.includes(entry.id));
  return named.flatMap(({ entry, replacedBy }) => {
    const gate = gates.find(({ name }) => name === entry.record.gate);
    const block = gate?.inForce.find(({ record }) => record.verdict === 'block');
    const by = replacedBy ?? block?.id;
    if (by === undefined) return [];
    return [{ brief: brief.id, gate: entry.record.gate, closing: closing.id, pass: entry.id, by }];
  });
}
