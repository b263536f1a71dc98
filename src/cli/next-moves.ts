import { owedByWorkers, type GateQuestion, type Move } from '../gates/index.ts';

/**
 * Names the next commands of whoever asks: the moves that are theirs, or else where to look. What
 * others have to type is no next command of theirs.
 */
export function nextOf(
  moves: readonly Move[],
  who: string | undefined,
  otherwise: string | undefined,
): readonly string[] {
  const own = moves.filter((move) => who !== undefined && move.who.includes(who));
  if (own.length === 0) return otherwise === undefined ? [] : [otherwise];
  return [...new Set(own.map(({ next }) => next))];
}

/**
 * Names what whoever looks at a gate can do there: answer it, if it is theirs and nothing lacks. What
 * the work still owes is not theirs to supply: it would make workers of them.
 */
export function nextAtGate(
  { gate, missing, criteria }: GateQuestion,
  who: string | undefined,
  moves: readonly Move[],
): readonly string[] {
  const at = `${gate.brief} ${gate.name}`;
  const own = nextOf(moves, who, `sos brief show ${gate.brief}`);
  if (gate.standing !== 'asked' || who === undefined || !gate.holders.includes(who)) return own;
  const block = 'sos help gate block';
  if (owedByWorkers(criteria).length > 0) return [...own, block];
  const first =
    missing.length > 0 ? missing.map(({ command }) => command) : [`sos gate pass ${at}`];
  return [...first, block];
}
