import type { JoinedView } from '../views/index.ts';
import { columns } from './columns.ts';
import { command, dim, good, name, warn, type Line, type Piece } from './text.ts';

const OUTCOMES: Readonly<Record<JoinedView['outcome'], Piece>> = {
  asked: good('asked to be enrolled'),
  'asked-before': warn('asked before; nobody has admitted this key yet'),
  'already-enrolled': good('already enrolled'),
};

/** Renders what `sos join` did. */
export function renderJoined(view: JoinedView): Line[] {
  const facts: Piece[][] = [
    [dim('name'), name(view.name)],
    [dim('key'), view.fingerprint],
    [dim('ledger'), view.ledger],
  ];
  if (view.keyFile !== null)
    facts.push([dim('key file'), `${view.keyFile} (new, readable by you alone)`]);
  if (view.foundKey !== null)
    facts.push([dim('key file'), `${view.foundKey} (yours from before; --new-key makes another)`]);
  if (view.believed) {
    facts.push([
      dim('trust'),
      warn('this ledger id was believed at first sight: compare it with somebody in it'),
    ]);
  }
  const outcome: Line[] = [[OUTCOMES[view.outcome]], ...columns(facts, '  ')];
  if (view.admit === null) return outcome;
  return [
    ...outcome,
    ['whoever may enrol lets you in, in their clone, with'],
    ['  ', command(view.admit)],
  ];
}
