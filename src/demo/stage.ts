import { utf8 } from '../base/index.ts';
import type { Command, Finished, Host } from '../host/index.ts';
import type { Player } from './scene.ts';

/** The clone in every player's home. */
export const CLONE = 'inkwell';

/** A command that has not ended after that many milliseconds is not going to. */
const PATIENCE = 60_000;

const MAX_OUTPUT = 1024 * 1024;

/** A folder with a home for each player, far from the homes and settings of the machine. */
export interface Stage {
  readonly folder: string;
  run(words: readonly string[], place: Place): Promise<Finished>;
  save(place: Place, files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** Where a step happens: a folder below a player's home. */
export interface Place {
  readonly who: Player;
  readonly folder: string;
}

/** Builds the stage in a new temporary folder; what runs on it ends when the signal fires. */
export async function openStage(host: Host, signal: AbortSignal): Promise<Stage> {
  const { files, processes } = host;
  const folder = await files.makeTemporaryFolder('sos-demo-');
  const homeOf = (who: Player): string => files.join(folder, who);
  const folderOf = (place: Place): string => files.join(homeOf(place.who), place.folder);
  for (const who of ['kasra', 'sos-dev', 'athena'] as const) await furnish(host, homeOf(who), who);
  return {
    folder,
    run: (words, place) =>
      processes.run(
        {
          ...programOf(words, host),
          folder: folderOf(place),
          environment: environmentOf(host, homeOf(place.who)),
        },
        { timeout: PATIENCE, maxOutput: MAX_OUTPUT, signal },
      ),
    save: async (place, texts) => {
      for (const [path, text] of Object.entries(texts)) {
        const file = files.join(folderOf(place), path);
        await files.makeFolder(files.join(file, '..'));
        await files.replace(file, utf8(text));
      }
    },
    remove: () => files.removeFolder(folder),
  };
}

/** Makes a home with the few settings that Git asks a newcomer for, and no work in the background. */
async function furnish({ files }: Host, home: string, who: Player): Promise<void> {
  await files.makeFolder(home);
  const settings = [
    `[user]\n\tname = ${who}\n\temail = ${who}@example.org`,
    '[init]\n\tdefaultBranch = main',
    '[gc]\n\tauto = 0',
    '[maintenance]\n\tauto = false',
    '[advice]\n\tdetachedHead = false',
  ];
  await files.replace(files.join(home, '.gitconfig'), utf8(`${settings.join('\n')}\n`));
}

/** `sos` is this very program, started again as a process of its own; all else is found on PATH. */
function programOf(
  [program = '', ...args]: readonly string[],
  { environment, files }: Host,
): Pick<Command, 'program' | 'args'> {
  if (program !== 'sos') return { program, args };
  const launcher = files.join(environment.packageFolder, 'bin', 'sos.cjs');
  return { program: environment.nodeProgram, args: [launcher, ...args] };
}

/** Nothing of the machine but where its programs and temporary files are. */
function environmentOf({ environment }: Host, home: string): Record<string, string> {
  const kept = ['PATH', 'TMPDIR', 'SystemRoot', 'PATHEXT'].flatMap((name) => {
    const value = environment.variables[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    HOME: home,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}
