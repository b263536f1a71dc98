import { textOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitHost } from './git-program.ts';

/** More than a configuration has that somebody wrote by hand. */
const MAX_SETTINGS = 65_536;

type SettingsHost = Pick<GitHost, 'environment'> & { readonly files: Files };

/** Reads a file of settings: empty where there is none, undefined where it cannot be looked at. */
export async function settingsAt(files: Files, path: string): Promise<string | undefined> {
  if (!path.startsWith('/')) return undefined;
  try {
    const bytes = await files.read(path, { maxBytes: MAX_SETTINGS });
    return bytes === undefined ? '' : textOf(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Where git looks for settings that hold for all repositories, the ones that count more last.
 * Source: git-config(1), "FILES". A git that was built to look elsewhere for those of the machine
 * looks there besides.
 */
export function placesOfSettings({ environment, files }: SettingsHost): string[] {
  const { variables } = environment;
  const {
    GIT_CONFIG_NOSYSTEM,
    GIT_CONFIG_SYSTEM = '/etc/gitconfig',
    GIT_CONFIG_GLOBAL,
  } = variables;
  const { HOME = '', XDG_CONFIG_HOME = '' } = variables;
  const system = GIT_CONFIG_NOSYSTEM === undefined ? [GIT_CONFIG_SYSTEM] : [];
  if (GIT_CONFIG_GLOBAL !== undefined) return [...system, GIT_CONFIG_GLOBAL];
  const folder = XDG_CONFIG_HOME === '' ? files.join(HOME, '.config') : XDG_CONFIG_HOME;
  return [...system, files.join(folder, 'git', 'config'), files.join(HOME, '.gitconfig')];
}

/** How safely a write is to reach the disk, who else may write there; and what may hold either. */
const MORE = /fsync|shared|include/i;

/** Tells whether nobody has said that git is to do more when it writes than it does by itself. */
export async function wantsNoMore(host: SettingsHost, commonFolder: string): Promise<boolean> {
  const places = [...placesOfSettings(host), host.files.join(commonFolder, 'config')];
  for (const place of places) {
    const settings = await settingsAt(host.files, place);
    if (settings === undefined || MORE.test(settings)) return false;
  }
  return true;
}
