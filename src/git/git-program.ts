import type { Environment, Finished, Processes, RunOptions } from '../host/index.ts';
import { gitStalled, troubleOf } from './errors.ts';
import { FIXED_SETTINGS, scrubbedEnvironment } from './scrubbed-environment.ts';

/** What git needs of the outside world. */
export interface GitHost {
  readonly processes: Processes;
  readonly environment: Environment;
}

/** Git, bound to one folder, always called the same careful way. */
export interface GitProgram {
  readonly folder: string;
  /** The same git in another folder. */
  at(folder: string): GitProgram;
  /** Runs git and returns however it ended. */
  tryRun(args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Runs git and returns its output; throws `git.*` unless it succeeded. `what` says what for. */
  run(what: string, args: readonly string[], options?: RunOptions): Promise<Uint8Array>;
}

/** A call without network takes milliseconds; one that takes this long never ends. */
const PATIENCE = 600_000;

/** Binds git to a folder. */
export function gitAt(host: GitHost, folder: string): GitProgram {
  const { processes, environment } = host;
  const scrubbed = scrubbedEnvironment(environment.variables);
  const tryRun: GitProgram['tryRun'] = (args, options) =>
    processes.run(
      { program: 'git', args: [...FIXED_SETTINGS, ...args], folder, environment: scrubbed },
      { timeout: PATIENCE, ...options },
    );
  return {
    folder,
    at: (other) => gitAt(host, other),
    tryRun,
    run: async (what, args, options) => {
      const finished = await tryRun(args, options);
      if (finished.stopped === 'timeout') throw gitStalled(what, options?.timeout ?? PATIENCE);
      if (finished.exitCode !== 0) throw troubleOf(what, finished.stderr);
      return finished.stdout;
    },
  };
}
