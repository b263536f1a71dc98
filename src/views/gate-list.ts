import type { GateState } from '../gates/index.ts';
import { gateLine, type GateLine } from './gate-line.ts';

/** The gates there are. */
export interface GateListView {
  readonly gates: readonly GateLine[];
}

/** Shapes a list of gates. */
export function gateListView(gates: readonly GateState[]): GateListView {
  return { gates: gates.map(gateLine) };
}
