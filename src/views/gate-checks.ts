import { shortId } from '../base/index.ts';
import type { CheckState, GateQuestion, Missing } from '../gates/index.ts';

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
  /** The line that signs it; null where there is nothing to sign, or not yet. */
  readonly command: string | null;
  /** What a pass would be refused for beside the checks. */
  readonly missing: readonly Missing[];
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

const NOTHING = { prepared: null, command: null };

/** Shapes what a gate had run, and prepares the verdict that it speaks for. */
export function gateRunView({ brief, gate, checks, missing }: GateQuestion): GateRunView {
  const at = `${brief.id} ${gate.name}`;
  const failed = checks.filter(({ standing }) => standing === 'bad');
  const whole = checks.every(({ standing }) => standing === 'good');
  const names = failed.map(({ check }) => check.name).join(', ');
  const evidence = failed.map(({ by }) => ` --evidence ${shortId(by?.id ?? '')}`).join('');
  const block = `sos gate block ${at} --finding "failed: ${names}" --recheck "sos gate run ${at}"${evidence}`;
  const no = failed.length === 0 ? NOTHING : ({ prepared: 'block', command: block } as const);
  const command = missing.length === 0 ? `sos gate pass ${at}` : null;
  const prepared = whole ? ({ prepared: 'pass', command } as const) : no;
  return {
    brief: brief.id,
    gate: gate.name,
    commit: gate.subject?.commit ?? '',
    checks: checks.map(gateCheckRunView),
    ...prepared,
    missing: whole ? missing : [],
  };
}
