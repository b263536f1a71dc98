import type { LooseObjects } from './loose-objects.ts';
import type { Oid } from './oid.ts';
import {
  folderLine,
  isFolder,
  nameInTree,
  readTreeLines,
  treeBytesOf,
  treeLine,
  type TreeLine,
} from './tree-lines.ts';

/** A file to be put into a tree: its path and what the tree is to say of it. */
export interface GrownFile {
  readonly path: string;
  readonly mode: string;
  readonly oid: Oid;
}

/**
 * Makes the tree that another one becomes with files put into it, and gives its name; `undefined`
 * as the tree to begin with is the empty one. Gives undefined where that takes more than writing
 * the folders on the way anew: a folder that is no loose object, a file where a folder is needed or
 * the other way round.
 */
export async function growTree(
  objects: LooseObjects,
  tree: Oid | undefined,
  files: readonly GrownFile[],
): Promise<Oid | undefined> {
  const lines = await linesOf(objects, tree);
  if (lines === undefined) return undefined;
  for (const [first, inside] of byFirstName(files)) {
    const name = nameInTree(first);
    const line = await grown(objects, lines.get(name), { name, inside });
    if (line === undefined) return undefined;
    lines.set(name, line);
  }
  return objects.write('tree', treeBytesOf(lines.values()));
}

async function linesOf(
  objects: LooseObjects,
  tree: Oid | undefined,
): Promise<Map<string, TreeLine> | undefined> {
  if (tree === undefined) return new Map();
  const bytes = await objects.read('tree', tree);
  return bytes && readTreeLines(bytes);
}

/** What a tree is to say of one name, given what it says now. */
async function grown(
  objects: LooseObjects,
  there: TreeLine | undefined,
  { name, inside }: { readonly name: string; readonly inside: readonly GrownFile[] },
): Promise<TreeLine | undefined> {
  const [file] = inside.filter(({ path }) => path === '');
  if (file !== undefined) {
    const isNew = inside.length === 1 && (there === undefined || !isFolder(there));
    return isNew ? treeLine(file.mode, name, file.oid) : undefined;
  }
  if (there !== undefined && !isFolder(there)) return undefined;
  const folder = await growTree(objects, there?.oid, inside);
  return folder === undefined ? undefined : folderLine(name, folder);
}

/** Files by the first name of their path, which is taken off. */
function byFirstName(files: readonly GrownFile[]): Map<string, GrownFile[]> {
  const groups = new Map<string, GrownFile[]>();
  for (const file of files) {
    const [first = '', ...rest] = file.path.split('/');
    const group = groups.get(first) ?? [];
    group.push({ ...file, path: rest.join('/') });
    groups.set(first, group);
  }
  return groups;
}
