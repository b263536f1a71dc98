import { utf8 } from '../base/index.ts';
import { lookInto } from './look-into.ts';
import { scanFiles } from './scan-files.ts';
import type { Scanning } from './scanning.ts';

/** Files of the Git folder that are read, at most. */
const MOST_FILES = 50_000;

/**
 * Folders of the Git folder that are not read as files: what we remember there is worked out from
 * objects, and a submodule is a repository of its own.
 */
const APART = new Set(['sos', 'modules']);

/**
 * Looks at everything in the Git folder that is no object: configuration, reflogs, hooks, messages
 * that were begun, what stands beside packs. A copy of the folder carries all of it.
 */
export async function scanGitFolder(scanning: Scanning): Promise<void> {
  const { places, notLookedAt, shown } = scanning;
  const { commonFolder, gitFolder } = places;
  const folders = gitFolder.startsWith(commonFolder) ? [commonFolder] : [commonFolder, gitFolder];
  const found: string[] = [];
  for (const folder of folders) await collect(scanning, { folder, path: '' }, found);
  const named = found.map((at) => {
    return { surface: 'git folder' as const, path: `${shown}${at.slice(commonFolder.length)}`, at };
  });
  for (const { path } of named) scanPath(scanning, path);
  const unfinished = named.filter(({ path }) => isUnfinished(path));
  for (const { path } of unfinished)
    notLookedAt.push({
      what: path,
      why: 'git was stopped while it wrote it; git prune removes it',
    });
  const rest = named.filter(({ path }) => !isUnfinished(path));
  await scanFiles(scanning, rest.slice(0, MOST_FILES));
  if (rest.length > MOST_FILES)
    notLookedAt.push({
      what: `${rest.length - MOST_FILES} files of the Git folder`,
      why: 'too many',
    });
}

function scanPath({ looking, findings }: Scanning, path: string): void {
  for (const hit of lookInto(utf8(path), looking))
    findings.add(hit, { surface: 'git folder', path });
}

/** Lists files, and folders with nothing in them. */
async function collect(
  scanning: Scanning,
  { folder, path }: { readonly folder: string; readonly path: string },
  found: string[],
): Promise<void> {
  const { files } = scanning.host;
  const names = await files.list(files.join(folder, path));
  const asObjects = namesOfObjects(path, names);
  if (names.length === 0) found.push(files.join(folder, path));
  for (const name of names) {
    if (asObjects.has(name)) continue;
    const inside = path === '' ? name : `${path}/${name}`;
    const at = files.join(folder, inside);
    const facts = await files.facts(at);
    if (facts?.type !== 'folder') found.push(at);
    else if (!APART.has(inside)) await collect(scanning, { folder, path: inside }, found);
  }
}

/** Names, in a folder of objects, of what git reads there: that is looked at as objects. */
function namesOfObjects(path: string, names: readonly string[]): ReadonlySet<string> {
  if (/^objects\/[0-9a-f]{2}$/.test(path))
    return new Set(names.filter((name) => /^(?:[0-9a-f]{38}|[0-9a-f]{62})$/.test(name)));
  if (path !== 'objects/pack') return new Set();
  const packs = names.flatMap((name) => (name.endsWith('.pack') ? [name.slice(0, -4)] : []));
  const kinds = ['pack', 'idx', 'rev', 'bitmap', 'mtimes'];
  return new Set(packs.flatMap((pack) => kinds.map((kind) => pack + kind)));
}

/** Packed, and nobody may read it yet: what git names so it renames when it is whole. */
function isUnfinished(path: string): boolean {
  return /\/objects\/(?:.*\/)?(?:\.?tmp[-_]|incoming-)/.test(path);
}
