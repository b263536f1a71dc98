import { SosError } from '../base/index.ts';
import { openSurvey, type RepositoryPlaces } from '../git/index.ts';
import { locate } from './locate.ts';
import { ObjectScan } from './object-scan.ts';
import { scanEveryObject } from './scan-objects.ts';
import { scanGitFolder } from './scan-git-folder.ts';
import { scanRefs } from './scan-refs.ts';
import type { Scanning } from './scanning.ts';

/** How many folders deep a submodule's name may lead. */
const DEEPEST = 8;

/**
 * Looks at the repositories of submodules and of theirs. They lie in the Git folder, so that whoever
 * gets a copy of it gets every commit of each of them, also where the submodule itself is long gone.
 */
export async function scanSubmodules(scanning: Scanning): Promise<void> {
  const { files } = scanning.host;
  const modules = files.join(scanning.places.commonFolder, 'modules');
  for (const name of await modulesIn(scanning, modules, DEEPEST)) {
    const folder = files.join(modules, name);
    const shallow = (await files.facts(files.join(folder, 'shallow'))) !== undefined;
    const { hash } = scanning.places;
    const here = { gitFolder: folder, commonFolder: folder, workTree: undefined };
    await scanInside(scanning, { ...here, hash, shallow }, `${scanning.shown}/modules/${name}`);
  }
}

async function scanInside(
  scanning: Scanning,
  places: RepositoryPlaces,
  shown: string,
): Promise<void> {
  const { host, looking, findings, names } = scanning;
  const objects = new ObjectScan(looking, { findings, names });
  const survey = openSurvey(host, places);
  const inside: Scanning = { ...scanning, places, survey, objects, shown, clean: undefined };
  try {
    await scanEveryObject(inside);
    await scanRefs(inside);
    await scanGitFolder(inside);
    await scanSubmodules(inside);
    await locate(inside);
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    scanning.notLookedAt.push({ what: shown, why: error.message });
  }
  scanning.objects.count(objects.counts);
}

/** Names of folders that hold a repository; a name may have several parts. */
async function modulesIn(scanning: Scanning, folder: string, depth: number): Promise<string[]> {
  const { files } = scanning.host;
  const found: string[] = [];
  for (const name of await files.list(folder)) {
    const at = files.join(folder, name);
    if ((await files.facts(at))?.type !== 'folder') continue;
    const isRepository = (await files.facts(files.join(at, 'objects')))?.type === 'folder';
    if (isRepository) found.push(name);
    else if (depth > 0)
      for (const inner of await modulesIn(scanning, at, depth - 1)) found.push(`${name}/${inner}`);
  }
  return found;
}
