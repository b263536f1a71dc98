import type { Clock } from './clock.ts';
import type { Endings } from './endings.ts';
import type { Environment } from './environment.ts';
import type { Files } from './files.ts';
import type { Processes } from './processes.ts';
import type { Random } from './random.ts';
import type { Runner } from './runner.ts';
import type { Sockets } from './sockets.ts';
import type { Terminal } from './terminal.ts';
import type { Packer } from './packer.ts';

/** The outside world, whole. Rooms ask for the part they need, tests give their own. */
export interface Host {
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly processes: Processes;
  readonly runner: Runner;
  readonly endings: Endings;
  readonly sockets: Sockets;
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly packer: Packer;
}
