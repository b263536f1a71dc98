import { SosError } from '../base/index.ts';
import type { CheckState } from './checks.ts';
import type { GateState } from './gate-state.ts';

/** A gate has nothing to run. */
export function nothingToRun(gate: GateState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'gates.nothing-to-run',
    message: `gate ${gate.name} of ${gate.brief} names no checks. Nothing was run.`,
    hint: 'checks: in its terms, each with name: and run:, say what its holder has run.',
    next: [`sos gate show ${gate.brief} ${gate.name}`, 'sos help brief amend'],
  });
}

/** Checks of a gate failed, or could not look at everything; `sign` signs what they speak for. */
export function checksNotGood(
  gate: GateState,
  checks: readonly CheckState[],
  sign: string | undefined,
): SosError | undefined {
  const open = checks.filter(({ standing }) => standing !== 'good');
  if (open.length === 0) return undefined;
  const failed = open.some(({ standing }) => standing === 'bad');
  const names = open.map(({ check }) => check.name).join(', ');
  return new SosError({
    kind: failed ? 'refused' : 'incomplete',
    code: failed ? 'gates.checks-failed' : 'gates.checks-incomplete',
    message: `${names} did not go well on what gate ${gate.name} of ${gate.brief} is asked about. What ran is recorded.`,
    next: [...(sign === undefined ? [] : [sign]), `sos gate show ${gate.brief} ${gate.name}`],
  });
}

/** A machine would sign by terms that whoever did the work wrote. */
export function termsOfWorker(gate: GateState, author: string, moved: readonly string[]): SosError {
  const at = `${gate.brief} ${gate.name}`;
  return new SosError({
    kind: 'refused',
    code: 'gates.terms-of-worker',
    message: `${author} changed what the work is measured by (${moved.join(', ')}) and then did it: that is for a holder to look at, and was not signed. What ran is recorded.`,
    hint: 'sos gate show says what was asked before; whoever agrees signs by hand',
    next: [`sos gate show ${at}`, `sos gate pass ${at}`],
  });
}
