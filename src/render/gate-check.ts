import type { GateCheckView } from '../views/index.ts';
import { findingLines, gateLines } from './gate-pieces.ts';
import { bad, good, id, type Line } from './text.ts';

/** Renders whether gates passed on a commit, and what stands in the way. */
export function renderGateCheck({ brief, commit, passed, gates }: GateCheckView): Line[] {
  const on = commit === null ? [] : [' on ', id(commit)];
  return [
    [passed ? good('passed') : bad('not passed'), ' ', id(brief), ...on],
    ...gateLines(gates),
    ...gates.flatMap((gate) => gate.openFindings.flatMap(findingLines)),
  ];
}
