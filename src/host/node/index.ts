import type { Host } from '../host.ts';
import { nodeClock } from './node-clock.ts';
import { nodeEnvironment } from './node-environment.ts';
import { nodeFiles } from './node-files.ts';
import { nodeProcesses } from './node-processes.ts';
import { nodeRandom } from './node-random.ts';
import { nodeRunner } from './node-runner.ts';
import { nodeSockets } from './node-sockets.ts';
import { nodeTerminal } from './node-terminal.ts';

/** Opens the machine. Tests replace the parts that they want to decide themselves. */
export function createNodeHost(overrides: Partial<Host> = {}): Host {
  return {
    clock: nodeClock,
    random: nodeRandom,
    files: nodeFiles,
    processes: nodeProcesses,
    runner: nodeRunner,
    sockets: nodeSockets,
    terminal: overrides.terminal ?? nodeTerminal(),
    environment: overrides.environment ?? nodeEnvironment(),
    ...overrides,
  };
}
