import type { GateChangedView } from '../views/index.ts';
import { moveLines } from './brief-pieces.ts';
import { affectedLines, gateLines, verdictLines } from './gate-pieces.ts';
import { dim, good, warn, type Line, type Piece } from './text.ts';

const ACTS: Readonly<Record<GateChangedView['act'], Piece>> = {
  asked: good('asked'),
  passed: good('passed'),
  blocked: warn('blocked'),
  withdrawn: warn('withdrawn'),
};

/** Renders what became of a gate, its verdicts in force, and whose move it is now. */
export function renderGateChanged(view: GateChangedView): Line[] {
  return [
    [ACTS[view.act], dim(view.already ? ' before; nothing was added' : '')],
    ...gateLines([view.gate]),
    ...view.gate.inForce.flatMap(verdictLines),
    ...affectedLines(view.affected),
    ...moveLines(view.moves),
  ];
}
