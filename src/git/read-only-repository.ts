import type { Files } from '../host/index.ts';
import { needsGit } from './errors.ts';
import { findGitFolder } from './find-git-folder.ts';
import { openLibraryObjects, type LibraryObjects } from './library-objects.ts';
import { LibraryReader } from './library-reader.ts';
import type { ObjectStore } from './object-store.ts';
import { isOid, type Oid } from './oid.ts';
import type { Remote } from './remote.ts';
import type { Repository, RepositoryPlaces } from './repository.ts';

/**
 * Opens the repository that a folder is in where there is no git: it can be read, and whatever
 * would write or reach a remote says that it needs git. Undefined where there is no repository.
 */
export async function openReadOnly(files: Files, folder: string): Promise<Repository | undefined> {
  const places = await findGitFolder(files, folder);
  if (places === undefined) return undefined;
  const objects = await openLibraryObjects(files, places.commonFolder);
  const reader = new LibraryReader(objects);
  return {
    places,
    store: readOnlyStore(reader, places),
    remotes: () => objects.remotes(),
    remote: noRemote,
    author: () => Promise.reject(needsGit('write to the repository')),
    setting: (key) => objects.setting(key),
    commitAndTree: async (revision) => {
      const named = await nameOf(objects, { files, places, revision });
      const commit = named === undefined ? undefined : await reader.commitOf(named);
      return commit === undefined
        ? undefined
        : { commit, tree: (await objects.commit(commit)).tree };
    },
    subject: () => Promise.reject(needsGit('look at the work tree')),
    checkOut: () => Promise.reject(needsGit('check a commit out')),
    diff: () => Promise.reject(needsGit('compare two commits')),
  };
}

/** HEAD belongs to the work tree, every other ref to the repository. */
async function nameOf(
  objects: LibraryObjects,
  { files, places, revision }: { files: Files; places: RepositoryPlaces; revision: string },
): Promise<Oid | undefined> {
  if (isOid(revision)) return revision;
  if (revision !== 'HEAD') return objects.ref(revision);
  const head = await files.read(files.join(places.gitFolder, 'HEAD'), { maxBytes: 4096 });
  const text = Buffer.from(head ?? [])
    .toString('utf8')
    .trim();
  return text.startsWith('ref: ') ? objects.ref(text.slice('ref: '.length)) : text;
}

function readOnlyStore(reader: LibraryReader, { hash }: RepositoryPlaces): ObjectStore {
  const refuse = (): Promise<never> => Promise.reject(needsGit('write to the repository'));
  return {
    hash,
    commitOf: (name) => reader.commitOf(name),
    presentCommits: (oids) => reader.presentCommits(oids),
    files: (commit, wish) => reader.files(commit, wish),
    blobs: (oids, maxBytes) => reader.blobs(oids, maxBytes),
    changes: (from, to, wish) => reader.changes(from, to, wish),
    changesOfEach: (pairs, wish) => reader.changesOfEach(pairs, wish),
    commits: (tip, without) => reader.commits(tip, without),
    isAncestor: (ancestor, descendant) => reader.isAncestor(ancestor, descendant),
    mergeBase: (a, b) => reader.mergeBase(a, b),
    append: refuse,
    moveRef: refuse,
    deleteRef: refuse,
    refs: refuse,
    close: () => Promise.resolve(),
  };
}

function noRemote(name: string): Remote {
  const refuse = (): Promise<never> => Promise.reject(needsGit('reach a remote'));
  return { name, refs: refuse, fetch: refuse, push: refuse };
}
