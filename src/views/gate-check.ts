import type { SosError } from '../base/index.ts';
import type { GateState } from '../gates/index.ts';
import { gateLine, type GateLine } from './gate-line.ts';
import type { Pinned } from './verification.ts';

/** Whether gates passed on a commit. */
export interface GateCheckView {
  readonly brief: string;
  /** The commit in question; null before there is work. */
  readonly commit: string | null;
  readonly passed: boolean;
  /** How the ledger's id came here: whoever may push could have replaced what was only seen first. */
  readonly pin: Pinned;
  readonly gates: readonly GateLine[];
}

/** What was checked, and what came of it. */
export interface Checked {
  readonly commit: string | undefined;
  readonly failure: SosError | undefined;
  readonly pin: Pinned;
}

/** Shapes whether gates passed. */
export function gateCheckView(
  brief: string,
  gates: readonly GateState[],
  { commit, failure, pin }: Checked,
): GateCheckView {
  return {
    brief,
    commit: commit ?? null,
    passed: failure === undefined,
    pin,
    gates: gates.map(gateLine),
  };
}
