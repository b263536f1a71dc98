import type { GateFindingView, GateLine, GateStatusView, VerdictView } from '../views/index.ts';
import { gateStanding } from './brief-pieces.ts';
import { columns } from './columns.ts';
import { bad, command, dim, good, id, name, quoted, warn, type Line, type Piece } from './text.ts';

const SHORT = 12;

const VERDICTS: Readonly<Record<VerdictView['verdict'], Piece>> = {
  pass: good('pass'),
  block: bad('block'),
  withdrawn: dim('withdrawn'),
};

const SEVERITIES: Readonly<Record<GateFindingView['severity'], Piece>> = {
  critical: bad('critical'),
  major: bad('major'),
  minor: warn('minor'),
};

/** Shows gates one a line: where they stand and on which commit. */
export function gateLines(gates: readonly GateLine[]): Line[] {
  return columns(
    gates.map((gate) => [
      id(gate.brief),
      name(gate.name),
      gateStanding(gate.standing),
      gate.subject === null ? '' : id(gate.subject.commit.slice(0, SHORT)),
      holderPiece(gate),
      dim(gate.moved.length === 0 ? '' : `${gate.moved.join(' and ')} moved`),
    ]),
  );
}

/** Shows who holds a gate, and says so where nobody can answer it. */
export function holderPiece({ holder, holders, person }: GateLine): Piece {
  const named = person ? `${holder}, a person` : holder;
  if (holders.length === 0) return bad(`${named} (nobody can answer)`);
  return holders.join() === holder ? named : `${named} (${holders.join(', ')})`;
}

/** Shows a verdict with everything that its giver said. */
export function verdictLines(verdict: VerdictView): Line[] {
  const { author, commit, at } = verdict;
  const { reason, followUps, notChecked } = verdict.untrusted;
  return [
    [
      VERDICTS[verdict.verdict],
      ' on ',
      id(commit.slice(0, SHORT)),
      ' by ',
      name(author),
      dim(` at ${at}, ${verdict.id.slice(0, SHORT)}`),
    ],
    ...(reason === null ? [] : quoted(reason)),
    ...verdict.findings.flatMap(findingLines),
    ...followUps.flatMap((text): Line[] => [[warn('  follow-up')], ...quoted(text, '    | ')]),
    ...notChecked.flatMap((text): Line[] => [[warn('  not checked')], ...quoted(text, '    | ')]),
  ];
}

/** Shows a finding. Its commands are quoted as what they are: text of whoever wrote it. */
export function findingLines(finding: GateFindingView): Line[] {
  const { severity } = finding;
  const { text, place, fix, recheck } = finding.untrusted;
  const parts = { place, fix, recheck };
  return [
    ['  ', SEVERITIES[severity], ' ', name(finding.id)],
    ...quoted(text, '    | '),
    ...Object.entries(parts).flatMap(([label, said]) =>
      said === null ? [] : [[dim(`    ${label}`)], ...quoted(said, '      | ')],
    ),
  ];
}

/** Shows closings that rest on a pass which fell. */
export function affectedLines(affected: GateStatusView['affected']): Line[] {
  return affected.map(({ brief, gate, pass, by }) => [
    bad('affected: '),
    id(brief),
    ` was closed on pass ${pass.slice(0, SHORT)} of gate `,
    name(gate),
    `, which ${by.slice(0, SHORT)} overturned: `,
    command('sos help brief reopen'),
  ]);
}
