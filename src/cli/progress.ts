import type { Clock } from '../host/index.ts';

/** Milliseconds after which somebody who waits wants to know, and between two words about it. */
const PATIENCE = 1000;
const PAUSE = 2000;

/**
 * Tells how far something is, to somebody who waits at a terminal: nothing in the first second,
 * then a line every two. Elsewhere it says nothing, because a log is no place for it.
 */
export function progressTeller(
  { clock, isTerminal }: { readonly clock: Clock; readonly isTerminal: boolean },
  say: (line: string) => Promise<void>,
): (words: () => string) => void {
  let next = clock.elapsed() + PATIENCE;
  return (words) => {
    if (!isTerminal || clock.elapsed() < next) return;
    next = clock.elapsed() + PAUSE;
    void say(words());
  };
}
