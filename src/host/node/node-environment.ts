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
    home: variables['HOME'] ?? os.homedir(),
    hostName: os.hostname(),
    platform: `${process.platform} ${process.arch}`,
    nodeVersion: process.version,
    nodeProgram: process.execPath,
    packageFolder: packageFolder(),
  };
}

/** The launcher lies in `bin/` of the package, however it was linked to. */
function packageFolder(): string {
  const launcher = process.argv[1] ?? '.';
  return path.resolve(path.dirname(realpathSync(launcher)), '..');
}
