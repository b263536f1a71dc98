import { scanFile } from './scan-files.ts';
import { scanObjects } from './scan-objects.ts';
import type { Scanning } from './scanning.ts';

/** Files of the Git folder that are read, at most. */
const MOST_FILES = 50_000;

/**
 * Folders of the Git folder that are not read as files: objects are looked at as objects, what we
 * remember there is worked out from them, and a submodule is a repository of its own.
 */
const APART = new Set(['sos', 'modules']);

/** Looks at the work tree as it is: files that Git knows, and those it would take in. */
export async function scanWorkTree(scanning: Scanning): Promise<void> {
  const { host, repository, survey } = scanning;
  const { workTree } = repository.places;
  if (workTree === undefined) return;
  const found = await survey.paths();
  for (const path of found) seePath(scanning, path);
  const files = found.map((path) => ({ path, at: host.files.join(workTree, path) }));
  await scanFiles(scanning, 'work tree', files);
}

/** Looks at what is staged: names and contents. */
export async function scanIndex(
  scanning: Scanning,
  wish: { readonly contents: boolean },
): Promise<void> {
  const { repository, survey } = scanning;
  if (repository.places.workTree === undefined) return;
  const staged = await survey.staged();
  for (const { path } of staged) seePath(scanning, path);
  const files = staged.filter(({ mode }) => mode !== '160000');
  if (wish.contents) scanning.listed.push(...files);
  if (wish.contents)
    await scanObjects(
      scanning,
      files.map(({ oid }) => oid),
    );
}

/**
 * Looks at everything in the Git folder that is no object: configuration, reflogs, hooks, messages
 * that were begun. A copy of the folder carries all of it.
 */
export async function scanGitFolder(scanning: Scanning): Promise<void> {
  const { places, notLookedAt, shown } = scanning;
  const { commonFolder, gitFolder } = places;
  const folders = gitFolder.startsWith(commonFolder) ? [commonFolder] : [commonFolder, gitFolder];
  const found: string[] = [];
  for (const folder of folders) await collect(scanning, { folder, path: '' }, found);
  const named = found.map((at) => ({ path: `${shown}${at.slice(commonFolder.length)}`, at }));
  await scanFiles(scanning, 'git folder', named.slice(0, MOST_FILES));
  if (found.length > MOST_FILES)
    notLookedAt.push({
      what: `${found.length - MOST_FILES} files of the Git folder`,
      why: 'too many',
    });
}

async function scanFiles(
  scanning: Scanning,
  surface: 'work tree' | 'git folder',
  files: readonly { readonly path: string; readonly at: string }[],
): Promise<void> {
  for (const [done, file] of files.entries()) {
    if (scanning.left() > 0) await scanFile(scanning, { surface, ...file });
    else {
      const what = `${files.length - done} files of the ${surface}`;
      scanning.notLookedAt.push({ what, why: 'time ran out' });
      return;
    }
  }
}

function seePath({ names, paths, findings }: Scanning, path: string): void {
  names.seePath(path);
  paths.see(path, findings);
}

async function collect(
  scanning: Scanning,
  { folder, path }: { readonly folder: string; readonly path: string },
  found: string[],
): Promise<void> {
  const { files } = scanning.host;
  for (const name of await files.list(files.join(folder, path))) {
    const inside = path === '' ? name : `${path}/${name}`;
    const at = files.join(folder, inside);
    const facts = await files.facts(at);
    if (facts?.type !== 'folder') found.push(at);
    else if (!APART.has(inside) && !/^objects\/(?:[0-9a-f]{2}|pack)$/.test(inside))
      await collect(scanning, { folder, path: inside }, found);
  }
}
