import { writeSync } from 'node:fs';

/** The words that this process was called with. */
export function ownWords(): readonly string[] {
  return process.argv.slice(2);
}

/** Prints a line on stdout without opening anything else of the machine. */
export function printAtOnce(line: string): void {
  writeSync(1, `${line}\n`);
}
