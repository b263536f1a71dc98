import type { BriefLine, GateLine, MoveView } from '../views/index.ts';
import { bad, command, dim, good, name, warn, type Line, type Piece } from './text.ts';

const BRIEF_STANDINGS: Readonly<Record<BriefLine['standing'], (text: string) => Piece>> = {
  open: warn,
  claimed: (text) => text,
  submitted: (text) => text,
  closed: good,
  cancelled: dim,
};

const GATE_STANDINGS: Readonly<Record<GateLine['standing'], Piece>> = {
  none: dim('not asked'),
  asked: warn('asked'),
  pass: good('pass'),
  block: bad('block'),
  stale: warn('stale'),
  'subject-missing': bad('subject missing'),
};

/** Shows where a brief stands. */
export function briefStanding({ standing, holder }: BriefLine): Piece {
  const by = standing === 'claimed' && holder !== null ? ` by ${holder}` : '';
  return BRIEF_STANDINGS[standing](`${standing}${by}`);
}

/** Shows where a gate stands. */
export function gateStanding(standing: GateLine['standing']): Piece {
  return GATE_STANDINGS[standing];
}

/** Shows the gates of a brief in one line. */
export function gatesPieces(gates: BriefLine['gates']): Piece[] {
  return gates.flatMap((gate, index) => [
    index === 0 ? '' : ', ',
    name(gate.name),
    ' ',
    gateStanding(gate.standing),
  ]);
}

/** Shows whose move it is and what they type; says aloud where it is nobody's. */
export function moveLines(moves: readonly MoveView[]): Line[] {
  return moves.flatMap((move) => [
    [
      dim('move: '),
      move.who.length === 0 ? bad('nobody can') : name(move.who.join(', ')),
      ` ${move.what}`,
      dim(` (${move.why})`),
    ],
    ['      ', command(move.next)],
  ]);
}
