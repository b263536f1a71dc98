import { lazily, withoutCredentials } from '../base/index.ts';
import type {
  Environment,
  Files,
  Finished,
  Packer,
  Processes,
  Random,
  RunOptions,
} from '../host/index.ts';
import { gitSaysTooMuch, gitStalled, troubleOf } from './errors.ts';
import { networkSettings, type NetworkSettings } from './network-settings.ts';
import {
  FIXED_SETTINGS,
  scrubbedEnvironment,
  settingVariables,
  type Reach,
  type Setting,
} from './scrubbed-environment.ts';

/** What git needs of the outside world. */
export interface GitHost {
  readonly processes: Processes;
  readonly environment: Environment;
}

/** What a repository needs of it. */
export interface RepositoryHost extends GitHost {
  readonly files: Files;
  readonly packer: Packer;
  readonly random: Random;
}

/** Git, bound to one folder, always called the same careful way. */
export interface GitProgram {
  readonly folder: string;
  /** The same git in another folder. */
  at(folder: string): GitProgram;
  /** The same git with another index. */
  withIndex(index: string): GitProgram;
  /** The same git under settings that overrule those of every file. */
  withSettings(settings: readonly Setting[]): GitProgram;
  /** Runs git and returns however it ended. */
  tryRun(args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Runs git and returns its output; throws `git.*` unless it succeeded. `what` says what for. */
  run(what: string, args: readonly string[], options?: RunOptions): Promise<Uint8Array>;
}

/** Where git is to work, and how far it may reach. */
export interface GitPlace {
  readonly folder: string;
  /**
   * The folder with objects and refs, where it is known. Git then looks for no repository: inside
   * one it would be refused where the user lets it work in bare repositories only when told so
   * (`safe.bareRepository=explicit`).
   */
  readonly gitFolder?: string;
  /** A folder that is there, in place of the work tree that the configuration names. */
  readonly workTree?: string;
  /** `local` unless said otherwise. */
  readonly reach?: Reach;
  /** Git is to see the objects of the push whose hook this is. */
  readonly incoming?: boolean;
  /** A file in place of the index of the work tree. */
  readonly index?: string;
  /** Settings that overrule those of every file. */
  readonly settings?: readonly Setting[];
}

/** A call without network takes milliseconds; one that takes this long never ends. */
const PATIENCE = 600_000;

/** Binds git to a folder. */
export function gitAt(host: GitHost, place: GitPlace): GitProgram {
  const { processes, environment } = host;
  const { folder, gitFolder, workTree, reach = 'local', incoming = false } = place;
  // Most repositories that are opened are looked at without git.
  const scrubbed = lazily(() => ({
    ...scrubbedEnvironment(environment.variables, reach, incoming),
    ...(place.index === undefined ? {} : { GIT_INDEX_FILE: place.index }),
  }));
  const fixed = [
    ...FIXED_SETTINGS,
    ...(gitFolder === undefined ? [] : [`--git-dir=${gitFolder}`]),
    ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
  ];
  // Asked once, and only where the network is used.
  let overNetwork: Promise<NetworkSettings> | undefined;
  const variables = async (): Promise<Record<string, string>> => {
    const settings = place.settings ?? [];
    if (reach === 'local') return { ...scrubbed(), ...settingVariables(settings) };
    const here = gitAt(host, { ...place, reach: 'local' });
    overNetwork ??= networkSettings(here, environment.variables);
    const more = await overNetwork;
    return {
      ...scrubbed(),
      ...settingVariables([...settings, ...more.settings]),
      ...more.variables,
    };
  };
  const tryRun: GitProgram['tryRun'] = async (args, options) => {
    const held = await variables();
    const finished = await processes.run(
      { program: 'git', args: [...fixed, ...args], folder, environment: held },
      { timeout: PATIENCE, ...options },
    );
    return { ...finished, stderr: withoutCredentials(finished.stderr) };
  };
  return {
    folder,
    at: (other) => gitAt(host, { folder: other, reach }),
    withIndex: (index) => gitAt(host, { ...place, index }),
    withSettings: (settings) => gitAt(host, { ...place, settings }),
    tryRun,
    run: async (what, args, options) => {
      const finished = await tryRun(args, options);
      if (finished.stopped === 'timeout') throw gitStalled(what, options?.timeout ?? PATIENCE);
      if (finished.stopped === 'output') throw gitSaysTooMuch(what, options?.maxOutput ?? 0);
      if (finished.exitCode !== 0) throw troubleOf(what, finished.stderr);
      return finished.stdout;
    },
  };
}
