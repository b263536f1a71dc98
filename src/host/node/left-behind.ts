import type { Readable } from 'node:stream';

/** Turns of our loop, and milliseconds between them, for which more output is awaited. */
const TURNS = 8;
const TURN = 250;

/** A program with its outputs, as far as letting go of it needs to know. */
interface Ending {
  once(event: 'exit' | 'close', listener: () => void): unknown;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}

/**
 * Stops listening some time after a program ended. What it started and left running (a server, an
 * ssh that keeps its connection) holds its output open, and would keep us waiting for as long as
 * that runs. Turns of our own loop are counted and not milliseconds: what the program itself wrote
 * is read before the last of them, however busy we were. `atOnce` says that nobody waits for it.
 */
export function letGoAfterEnd(child: Ending, atOnce: () => boolean = () => false): void {
  child.once('exit', () => {
    let turns = 0;
    const timer = setInterval(
      () => {
        turns += 1;
        if (turns < TURNS && !atOnce()) return;
        clearInterval(timer);
        child.stdout?.destroy();
        child.stderr?.destroy();
      },
      atOnce() ? 0 : TURN,
    );
    child.once('close', () => {
      clearInterval(timer);
    });
  });
}
