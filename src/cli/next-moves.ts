import type { Move } from '../gates/index.ts';

/**
 * Names the next commands of whoever asks: the moves that are theirs, or else where to look. What
 * others have to type is no next command of theirs.
 */
export function nextOf(
  moves: readonly Move[],
  who: string | undefined,
  otherwise: string,
): readonly string[] {
  const own = moves.filter((move) => who !== undefined && move.who.includes(who));
  return own.length === 0 ? [otherwise] : [...new Set(own.map(({ next }) => next))];
}
