import type { Affected, GateState, Move } from '../gates/index.ts';
import { moveView, type MoveView } from './brief-line.ts';
import { gateLine, type GateLine } from './gate-line.ts';

/** Where gates stand, whom they wait for, and what was closed on a pass that fell. */
export interface GateStatusView {
  readonly gates: readonly GateLine[];
  readonly moves: readonly MoveView[];
  /** What keeps their gates from being passed, though nobody holds it against the work. */
  readonly doubts: readonly { readonly brief: string; readonly what: string }[];
  /** Closed briefs that rest on a pass which does not stand any more. */
  readonly affected: readonly Affected[];
}

/** Shapes where gates stand; moves and affected closings are those of the same briefs. */
export function gateStatusView(
  gates: readonly GateState[],
  from: Pick<GateStatusView, 'affected' | 'doubts'> & { readonly moves: readonly Move[] },
): GateStatusView {
  return {
    gates: gates.map(gateLine),
    moves: from.moves.map(moveView),
    doubts: from.doubts,
    affected: from.affected,
  };
}
