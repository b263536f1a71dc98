import type { GateCheckRunView, GateRunView } from '../views/index.ts';
import { bad, command, dim, good, id, name, warn, type Line, type Piece } from './text.ts';

const MARKS: Readonly<Record<GateCheckRunView['standing'], Piece>> = {
  good: good('ok'),
  bad: bad('failed'),
  incomplete: warn('not whole'),
  changed: warn('changed files'),
  none: warn('not run'),
};

/** Renders what a gate has run, a line for each check. */
export function checkLines(checks: readonly GateCheckRunView[]): Line[] {
  return checks.map(({ standing, evidence, exit, untrusted }) => [
    MARKS[standing],
    ' ',
    untrusted.name,
    dim(`  ${untrusted.argv.join(' ')}`),
    ...(exit === null || exit === 0 ? [] : [bad(`  exit ${exit}`)]),
    ...(evidence === null ? [] : ['  ', id(evidence.slice(0, 12))]),
  ]);
}

/** Renders a run of a gate's checks and the line that signs what they speak for. */
export function renderGateRun(view: GateRunView): Line[] {
  return [
    [id(view.brief), ' ', name(view.gate), dim(`  on ${view.commit.slice(0, 12)}`)],
    ...checkLines(view.checks),
    ...signingLines(view),
  ];
}

function signingLines({ command: line, prepared, missing }: GateRunView): Line[] {
  if (line !== null) return [[dim(`to sign the ${prepared ?? ''}: `), command(line)]];
  if (missing.length === 0)
    return [[warn('nothing to sign: what was not looked at speaks for nothing')]];
  return [
    [warn('before a pass:')],
    ...missing.flatMap(({ what, command: next }): Line[] => [
      ['- ', what],
      ['  ', command(next)],
    ]),
  ];
}
