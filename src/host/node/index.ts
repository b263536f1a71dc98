import type { Host } from '../host.ts';
import { nodeClock } from './node-clock.ts';
import { nodeEndings } from './node-endings.ts';
import { nodeEnvironment } from './node-environment.ts';
import { nodeFiles } from './node-files.ts';
import { nodeProcesses } from './node-processes.ts';
import { nodeRandom } from './node-random.ts';
import { nodeRunner } from './node-runner.ts';
import { nodeSockets } from './node-sockets.ts';
import { nodeTerminal } from './node-terminal.ts';
import { nodePacker } from './node-packer.ts';

export { ownWords, printAtOnce } from './at-once.ts';

/** Opens the machine. Tests replace the parts that they want to decide themselves. */
export function createNodeHost(overrides: Partial<Host> = {}): Host {
  return {
    clock: nodeClock,
    random: nodeRandom,
    files: nodeFiles,
    processes: nodeProcesses,
    runner: nodeRunner,
    endings: nodeEndings,
    sockets: nodeSockets,
    packer: nodePacker,
    terminal: overrides.terminal ?? nodeTerminal(),
    environment: overrides.environment ?? nodeEnvironment(),
    ...overrides,
  };
}

/** What a shell reports for a program that Ctrl-C ended: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/**
 * Runs a program as this process: its words in, its exit code out. Ctrl-C ends it at once, unless
 * a command of the user's runs, which is ended first, or something is to be put away.
 */
export async function runAsProcess(
  program: (argv: readonly string[], host: Host) => Promise<number>,
): Promise<void> {
  process.once('SIGINT', () => {
    if (process.listenerCount('SIGINT') === 0) process.exit(INTERRUPTED);
  });
  // All is written by now. Ending here saves taking apart what the system frees at once.
  process.exit(await program(process.argv.slice(2), createNodeHost()));
}
