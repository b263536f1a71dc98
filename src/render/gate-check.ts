import type { GateCheckView } from '../views/index.ts';
import { findingLines, gateLines } from './gate-pieces.ts';
import { bad, good, id, warn, type Line } from './text.ts';

const UNPINNED =
  'the ledger was believed at first sight: whoever may push could have replaced it. Say which one counts: --ledger ID or SOS_LEDGER';

/** Renders whether gates passed on a commit, and what stands in the way. */
export function renderGateCheck({ brief, commit, passed, gates, pin }: GateCheckView): Line[] {
  const on = commit === null ? [] : [' on ', id(commit)];
  return [
    [passed ? good('passed') : bad('not passed'), ' ', id(brief), ...on],
    ...gateLines(gates),
    ...gates.flatMap((gate) => gate.openFindings.flatMap(findingLines)),
    ...(pin === null || pin === 'first-use' ? [[warn(UNPINNED)]] : []),
  ];
}
