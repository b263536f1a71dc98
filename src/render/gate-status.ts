import type { GateStatusView } from '../views/index.ts';
import { moveLines } from './brief-pieces.ts';
import { affectedLines, gateLines } from './gate-pieces.ts';
import { dim, warn, type Line } from './text.ts';

/** Renders where gates stand, closings that lost their ground, and whose move it is. */
export function renderGateStatus({ gates, affected, doubts, moves }: GateStatusView): Line[] {
  const standings = gates.length === 0 ? [[dim('no gates')]] : gateLines(gates);
  const inDoubt = doubts.map(({ brief, what }): Line => [warn(`${brief} is in doubt: `), what]);
  return [...standings, ...inDoubt, ...affectedLines(affected), ...moveLines(moves)];
}
