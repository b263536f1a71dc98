import type { GateListView } from '../views/index.ts';
import { gateStanding } from './brief-pieces.ts';
import { columns } from './columns.ts';
import { holderPiece } from './gate-pieces.ts';
import { dim, id, name, warn, type Line } from './text.ts';

/** Renders the gates there are: who holds them, what asks them, what they need. */
export function renderGateList({ gates }: GateListView): Line[] {
  if (gates.length === 0) return [[dim('no gates')]];
  return columns(
    gates.map((gate) => [
      id(gate.brief),
      name(gate.name),
      gateStanding(gate.standing),
      holderPiece(gate),
      gate.trigger === null ? warn('nothing asks it') : `asked by ${gate.trigger}`,
      dim(`needs ${gate.needs.length === 0 ? 'every criterion' : gate.needs.join(', ')}`),
    ]),
  );
}
