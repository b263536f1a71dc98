import { SosError } from '../base/index.ts';
import { commitBytes } from './commit-bytes.ts';
import type { RepositoryHost } from './git-program.ts';
import { growTree, type GrownFile } from './grow-tree.ts';
import { looseObjects, type LooseObjects } from './loose-objects.ts';
import type { Append, AppendOutcome, CommitDraft } from './object-store.ts';
import type { Oid } from './oid.ts';
import { movePlainRef } from './plain-move.ts';
import { wantsNoMore } from './plain-settings.ts';
import type { RepositoryPlaces } from './repository.ts';

/** Names that Git takes into a tree whatever the file system and the settings. */
const PLAIN_PATH = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * Makes commits and puts them on a ref without git, where that is plain: a repository as `git init`
 * makes it, a ref in a file of its own, folders that are loose objects, files that are added. The
 * commits are, byte for byte, those that git makes. Gives undefined about anything else and where
 * anything is odd, with the ref as it was: then git is told, and says what it finds. Starting git
 * would cost as much as all else that an append does.
 */
export async function appendPlainly(
  append: Append,
  host: RepositoryHost,
  places: RepositoryPlaces,
): Promise<AppendOutcome | undefined> {
  const { expected, commits } = append;
  if (places.plain !== true || expected === undefined || !commits.every(isPlain)) return undefined;
  const { commonFolder } = places;
  try {
    const plain = await wantsNoMore(host, commonFolder);
    return plain ? await makeAndMove({ ...append, expected }, host, commonFolder) : undefined;
  } catch (cause) {
    // A full disk, a folder that cannot be written to: git finds the words.
    if (cause instanceof SosError) return undefined;
    throw cause;
  }
}

async function makeAndMove(
  { ref, expected, commits }: Append & { readonly expected: Oid },
  host: RepositoryHost,
  commonFolder: string,
): Promise<AppendOutcome | undefined> {
  const made = await makeCommits(looseObjects(host, commonFolder), expected, commits);
  const tip = made?.at(-1);
  if (made === undefined || tip === undefined) return undefined;
  const moved = await movePlainRef(host.files, commonFolder, { ref, from: expected, to: tip });
  return moved ? { done: true, tip, commits: made } : undefined;
}

function isPlain({ parents, files, existing = [] }: CommitDraft): boolean {
  const added = files.every(({ path }) => PLAIN_PATH.test(path));
  return parents === 'previous' && existing.length === 0 && added;
}

async function makeCommits(
  objects: LooseObjects,
  expected: Oid,
  drafts: readonly CommitDraft[],
): Promise<readonly Oid[] | undefined> {
  const made: Oid[] = [];
  let tree = await treeOf(objects, expected);
  for (const draft of drafts) {
    tree = tree && (await growTree(objects, tree, await writeFiles(objects, draft)));
    if (tree === undefined) return undefined;
    const parents = [made.at(-1) ?? expected];
    made.push(await objects.write('commit', commitBytes({ ...draft, tree, parents })));
  }
  return made;
}

async function treeOf(objects: LooseObjects, commit: Oid): Promise<Oid | undefined> {
  const bytes = await objects.read('commit', commit);
  if (bytes === undefined) return undefined;
  return /^tree ([0-9a-f]{40})\n/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
}

async function writeFiles(objects: LooseObjects, { files }: CommitDraft): Promise<GrownFile[]> {
  const written: GrownFile[] = [];
  for (const { path, bytes, mode = '100644' } of files) {
    written.push({ path, mode, oid: await objects.write('blob', bytes) });
  }
  return written;
}
