import { accessSync, constants, statSync } from 'node:fs';

/** Where the system looks when nobody says where. */
const USUAL = '/usr/bin:/bin';

const found = new Map<string, string>();

/**
 * Finds a program as a shell does, but only in the absolute folders of a search path, and once.
 * A name with a folder in it is that file. Source: POSIX, "Environment Variables", PATH.
 */
export function findProgram(program: string, searchPath = USUAL): string | undefined {
  // Windows has rules of its own, of which the system knows more.
  if (program.includes('/') || process.platform === 'win32') return program;
  const question = `${program} ${searchPath}`;
  const known = found.get(question);
  if (known !== undefined) return known;
  const places = absoluteIn(searchPath).map((folder) => `${folder}/${program}`);
  const place = places.find(isProgram);
  if (place !== undefined) found.set(question, place);
  return place;
}

/**
 * Gives an environment in which programs are looked for in absolute folders alone. Where none is
 * left it names the usual ones: an empty search path means the working folder.
 */
export function onlyAbsolute(environment: Readonly<Record<string, string>>) {
  const { PATH } = environment;
  const isToldWhere = PATH !== undefined && process.platform !== 'win32';
  return isToldWhere
    ? { ...environment, PATH: absoluteIn(PATH).join(':') || USUAL }
    : { ...environment };
}

function absoluteIn(searchPath: string): string[] {
  return searchPath.split(':').filter((folder) => folder.startsWith('/'));
}

/** What may not be looked at or run is passed over, as shells do. */
function isProgram(place: string): boolean {
  try {
    if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) return false;
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
