import { realpathSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Environment } from '../environment.ts';

/** Reads the environment once. */
export function nodeEnvironment(): Environment {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) variables[name] = value;
  }
  return {
    variables,
    folder: process.cwd(),
    home: homeFolder(variables['HOME']),
    hostName: os.hostname(),
    platform: `${process.platform} ${process.arch}`,
    nodeVersion: process.version,
    nodeProgram: process.execPath,
    packageFolder: packageFolder(),
  };
}

/** Where nobody has a home, as `login` has it. */
const NO_HOME = '/';

/**
 * The home that a variable names, or else the one that the system knows. Threat: a variable that is
 * empty or relative, by which what is the user's own would come to lie wherever they work.
 */
export function homeFolder(named = ''): string {
  if (path.isAbsolute(named)) return named;
  try {
    const { homedir } = os.userInfo();
    return path.isAbsolute(homedir) ? homedir : NO_HOME;
  } catch {
    return NO_HOME;
  }
}

/** The launcher lies in `bin/` of the package, however it was linked to. */
function packageFolder(): string {
  const launcher = process.argv[1] ?? '.';
  return path.resolve(path.dirname(realpathSync(launcher)), '..');
}
