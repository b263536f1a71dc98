import { writeSync } from 'node:fs';

/** The words that this process was called with. */
export function ownWords(): readonly string[] {
  return process.argv.slice(2);
}

/**
 * Prints a line on stdout without opening anything else of the machine. Says false where it could
 * not, and whoever knows how to wait or to complain has to; that nobody reads it is no trouble.
 */
export function printAtOnce(line: string): boolean {
  try {
    writeSync(1, `${line}\n`);
    return true;
  } catch (trouble) {
    return trouble instanceof Error && 'code' in trouble && trouble.code === 'EPIPE';
  }
}
