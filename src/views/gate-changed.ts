import type { Affected, GateState } from '../gates/index.ts';
import { gateStatusView, type GateStatusView } from './gate-status.ts';
import { gateLine, type GateLine } from './gate-line.ts';
import type { Move } from '../gates/index.ts';
import type { RecordName } from './record-name.ts';

/** What a verb did at a gate. */
export type GateAct = 'asked' | 'passed' | 'blocked' | 'withdrawn';

/** What became of a gate by a write. */
export interface GateChangedView extends Omit<GateStatusView, 'gates' | 'doubts'> {
  readonly act: GateAct;
  /** Nothing was appended: it was done before. */
  readonly already: boolean;
  readonly gate: GateLine;
  readonly records: readonly RecordName[];
}

/** Shapes what became of a gate. */
export function gateChangedView(
  done: Pick<GateChangedView, 'act' | 'already' | 'records'>,
  now: {
    readonly gate: GateState;
    readonly moves: readonly Move[];
    readonly affected: readonly Affected[];
  },
): GateChangedView {
  const { moves, affected } = gateStatusView([], { ...now, doubts: [] });
  return { ...done, gate: gateLine(now.gate), moves, affected };
}
