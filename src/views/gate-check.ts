import type { GateState } from '../gates/index.ts';
import { gateLine, type GateLine } from './gate-line.ts';

/** Whether gates passed on a commit. */
export interface GateCheckView {
  readonly brief: string;
  /** The commit in question; null before there is work. */
  readonly commit: string | null;
  readonly passed: boolean;
  readonly gates: readonly GateLine[];
}

/** Shapes whether gates passed; no gate at all is no pass. */
export function gateCheckView(
  brief: string,
  gates: readonly GateState[],
  commit: string | undefined,
): GateCheckView {
  return {
    brief,
    commit: commit ?? null,
    passed: gates.length > 0 && gates.every(({ standing }) => standing === 'pass'),
    gates: gates.map(gateLine),
  };
}
