import { Chalk } from 'chalk';
import type { Colours } from './paint.ts';

/** Gives each meaning its look: the 16 colours that every terminal and every theme has. */
export function terminalColours(): Colours {
  const chalk = new Chalk({ level: 1 });
  return {
    strong: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    id: chalk.cyan,
    name: chalk.bold,
    command: chalk.blue,
  };
}
