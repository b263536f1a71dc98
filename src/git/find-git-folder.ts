import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { RepositoryPlaces } from './repository.ts';

/** A `.git` file holds one short line. */
const MAX_LINK = 4096;

/**
 * Finds the repository that a folder is in by walking up, for where there is no git to ask. It
 * looks at names only, and takes nothing from the configuration. Source: gitrepository-layout(5).
 */
export async function findGitFolder(
  files: Files,
  folder: string,
): Promise<RepositoryPlaces | undefined> {
  for (let at = files.absolute(folder); ; at = files.absolute('..', at)) {
    const inside = files.join(at, '.git');
    const linked = await linkIn(files, inside, 'gitdir: ');
    const candidate = linked === undefined ? inside : files.absolute(linked, at);
    if (await isGitFolder(files, candidate)) return placesOf(files, candidate, at);
    if (await isGitFolder(files, at)) return placesOf(files, at, undefined);
    if (files.absolute('..', at) === at) return undefined;
  }
}

async function placesOf(
  files: Files,
  gitFolder: string,
  workTree: string | undefined,
): Promise<RepositoryPlaces> {
  const common = await linkIn(files, files.join(gitFolder, 'commondir'), '');
  const commonFolder = common === undefined ? gitFolder : files.absolute(common, gitFolder);
  const shallow = (await files.facts(files.join(commonFolder, 'shallow'))) !== undefined;
  return { gitFolder, commonFolder, workTree, hash: 'sha1', shallow };
}

/** A linked work tree has a HEAD and says where the rest is; every other has it all. */
async function isGitFolder(files: Files, folder: string): Promise<boolean> {
  const has = async (name: string): Promise<boolean> =>
    (await files.facts(files.join(folder, name))) !== undefined;
  if (!(await has('HEAD'))) return false;
  return (await has('commondir')) || ((await has('objects')) && (await has('refs')));
}

/** The path that a small file holds after its first word; undefined where there is no such file. */
async function linkIn(files: Files, file: string, word: string): Promise<string | undefined> {
  const facts = await files.facts(file);
  if (facts?.type !== 'file' || facts.size > MAX_LINK) return undefined;
  const text = lossyTextOf((await files.read(file)) ?? new Uint8Array()).trimEnd();
  return text.startsWith(word) ? text.slice(word.length) : undefined;
}
