import type { CheckState } from '../gates/index.ts';

/** One check of a gate and how it went on the commit in question. */
export interface GateCheckRunView {
  readonly standing: CheckState['standing'];
  /** The evidence; null where no holder of the gate ran it on this commit. */
  readonly evidence: string | null;
  /** Null where it did not end by itself. */
  readonly exit: number | null;
  /** Words of the brief's author. */
  readonly untrusted: { readonly name: string; readonly argv: readonly string[] };
}

/** What a gate has run. */
export interface GateRunView {
  readonly brief: string;
  readonly gate: string;
  readonly commit: string;
  readonly checks: readonly GateCheckRunView[];
  /** What the checks speak for; null where they could not look at everything. */
  readonly prepared: 'pass' | 'block' | null;
  /** The line that signs it. */
  readonly command: string | null;
}

/** Shapes one check. */
export function gateCheckRunView({ check, standing, by }: CheckState): GateCheckRunView {
  return {
    standing,
    evidence: by?.id ?? null,
    exit: by?.record.run?.exit ?? null,
    untrusted: { name: check.name, argv: check.run },
  };
}
