import { SosError } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { isHarmless } from '../secrets/index.ts';

/**
 * Names the variables that hold folders which are there, one or several with colons: a CI job has
 * many of them, and without them no path in its output would be left. Not those whose names speak
 * of a secret.
 */
export async function variablesOfPlaces({
  files,
  environment: { variables },
}: Pick<Host, 'files' | 'environment'>): Promise<readonly string[]> {
  const names: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    if (!value.startsWith('/') || !isHarmless(name, value, true)) continue;
    const places = value.split(':').filter((place) => place !== '');
    const areThere = await Promise.all(places.map((place) => isFolder(files, place)));
    if (areThere.every((isThere) => isThere)) names.push(name);
  }
  return names;
}

/** What may not be looked at is not known to be a folder. */
async function isFolder(files: Host['files'], place: string): Promise<boolean> {
  if (!place.startsWith('/')) return false;
  try {
    return (await files.facts(await files.realPath(place)))?.type === 'folder';
  } catch (trouble) {
    if (trouble instanceof SosError) return false;
    throw trouble;
  }
}
