import { SosError } from '../base/index.ts';
import { openSurvey } from '../git/index.ts';
import { scanFiles, type FileHere } from './scan-files.ts';
import type { Scanning } from './scanning.ts';

/** How deep submodules of submodules are followed. */
const DEEPEST = 8;

/** A work tree, and where it lies within the one that is looked at: empty, or ending with a slash. */
interface Tree {
  readonly top: string;
  readonly shown: string;
  readonly depth: number;
}

/**
 * Looks at the work tree as it is: files that Git knows, and those it would take in, of submodules
 * too.
 */
export async function scanWorkTree(scanning: Scanning): Promise<void> {
  const top = scanning.places.workTree;
  if (top !== undefined) await scanTree(scanning, { top, shown: '', depth: 0 });
}

async function scanTree(scanning: Scanning, { top, shown, depth }: Tree): Promise<void> {
  const { names, paths, findings, host } = scanning;
  const files: FileHere[] = [];
  for (const found of await scanning.survey.paths()) {
    const path = `${shown}${found}`;
    names.seePath(path);
    paths.see(path, findings);
    const at = host.files.join(top, found);
    if (depth < DEEPEST && (await isFilled(scanning, at)))
      await scanInner(scanning, { at, path, depth });
    else files.push({ surface: 'work tree', path, at });
  }
  await scanFiles(scanning, files);
}

/** A submodule or linked work tree with files in it has a file that says where its repository is. */
async function isFilled({ host: { files } }: Scanning, at: string): Promise<boolean> {
  if ((await files.facts(at))?.type !== 'folder') return false;
  return (await files.facts(files.join(at, '.git')))?.type === 'file';
}

/** Threat: what was written into a submodule and never committed there. */
async function scanInner(
  scanning: Scanning,
  { at, path, depth }: { readonly at: string; readonly path: string; readonly depth: number },
): Promise<void> {
  const places = { ...scanning.places, workTree: at };
  const survey = openSurvey(scanning.host, places);
  const shown = path.endsWith('/') ? path : `${path}/`;
  try {
    await scanTree({ ...scanning, places, survey }, { top: at, shown, depth: depth + 1 });
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    scanning.notLookedAt.push({ what: path, why: error.message });
  }
}
