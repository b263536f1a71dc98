import type { DiffView, GateShownView } from '../views/index.ts';
import { gateStanding, moveLines } from './brief-pieces.ts';
import { checkLines } from './gate-checks.ts';
import { columns } from './columns.ts';
import { criteriaLines } from './criteria.ts';
import { holderPiece, verdictLines } from './gate-pieces.ts';
import {
  bad,
  command,
  dim,
  good,
  id,
  name,
  quoted,
  strong,
  warn,
  type Line,
  type Piece,
} from './text.ts';
import { bytesText } from './wording.ts';

const SHORT = 12;
const FIRST = 1;

/** Renders everything that whoever answers a gate has to know. */
export function renderGateShown(view: GateShownView): Line[] {
  const { gate } = view;
  return [
    [id(gate.brief), ' ', name(gate.name), ' ', gateStanding(gate.standing)],
    ...columns(facts(view)),
    ...section('What is asked', quoted(view.untrusted.mandate)),
    ...section('What was asked before', amendmentLines(view)),
    ...section('Criteria', criteriaLines(view.criteria)),
    ...section('Checks', checkLines(view.checks)),
    ...section('Before a pass', missingLines(view)),
    ...section('Who did the work', workerLines(view)),
    ...section('Releases that were planned', manifestLines(view)),
    ...section('Verdicts', verdictsOf(view)),
    ...section('Since the last verdict', view.since === null ? [] : diffLines(view.since)),
    ...section('Whose move', moveLines(view.moves)),
  ];
}

function facts({ gate, untrusted: { title }, version }: GateShownView): Piece[][] {
  const lines: Piece[][] = [
    [dim('brief'), `${title} (version ${version})`],
    [dim('held by'), holderPiece(gate)],
    [dim('asked by'), gate.trigger ?? warn('nothing')],
  ];
  if (gate.subject !== null) lines.push([dim('commit'), id(gate.subject.commit)]);
  if (gate.askedBy !== null) {
    const { author, id: request } = gate.askedBy;
    lines.push([dim('request'), `${author}, ${request.slice(0, SHORT)}`]);
  }
  if (gate.moved.length > 0) lines.push([dim('moved'), warn(gate.moved.join(' and '))]);
  return lines;
}

function amendmentLines({ amendments, gate }: GateShownView): Line[] {
  const lines = amendments.map(({ version, author, worked, changed, untrusted }): Line => {
    const who = worked ? [name(author), warn(', who did work of it')] : [name(author)];
    return [`version ${version} by `, ...who, dim(`, ${changed.join(', ')}: `), untrusted.reason];
  });
  return lines.length === 0
    ? []
    : [...lines, [command(`sos brief show ${gate.brief} --version ${String(FIRST)}`)]];
}

function missingLines({ missing, gate }: GateShownView): Line[] {
  if (missing.length === 0) return gate.standing === 'pass' ? [] : [[good('nothing is missing')]];
  return missing.flatMap(({ what, command: line }) => [
    ['- ', what],
    ['  ', command(line)],
  ]);
}

function workerLines({ workers }: GateShownView): Line[] {
  return workers.map(({ who, by }) => [
    name(who),
    dim(
      ` (cannot pass it): ${by.map((each) => `${each.kind} ${each.id.slice(0, SHORT)}`).join(', ')}`,
    ),
  ]);
}

function manifestLines({ manifests, gate }: GateShownView): Line[] {
  const again: Line[] =
    manifests.length === 0
      ? []
      : [[dim('worked out again here by '), command(`sos release plan ${gate.brief}`)]];
  const lines = manifests.flatMap((each): Line[] => [
    [id(each.id.slice(0, SHORT)), dim(' of '), name(each.author), dim(' makes '), id(each.release)],
    ['  ', command(each.command)],
  ]);
  return [...lines, ...again];
}

function verdictsOf({ verdicts }: GateShownView): Line[] {
  return verdicts.flatMap((verdict) => [
    ...verdictLines(verdict),
    ...(verdict.flaw === null ? [] : [[bad(`  does not count: ${verdict.flaw.why}`)]]),
    ...(verdict.subjectMissing ? [[warn('  subject missing: its commit is not here')]] : []),
    ...(verdict.replacedBy === null
      ? []
      : [[dim(`  replaced by ${verdict.replacedBy.slice(0, SHORT)}`)]]),
  ]);
}

function diffLines({ from, to, untrusted: { text }, rest, counted, ...view }: DiffView): Line[] {
  const range = `${from.slice(0, SHORT)} to ${to.slice(0, SHORT)}`;
  if (text === null) return [[warn(`${range}: one of the commits is not here`)]];
  const more = `${counted ? '' : 'at least '}${bytesText(rest).replace(/^(\S+)/, '$1 more')}`;
  const cut: Line[] = rest === 0 && counted ? [] : [[warn(`${more}: `), command(view.command)]];
  return [[dim(range)], ...(text === '' ? [[dim('no difference')]] : quoted(text)), ...cut];
}

function section(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [[], [strong(title)], ...lines];
}
