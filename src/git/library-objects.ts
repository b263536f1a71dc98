import type { Files } from '../host/index.ts';
import { packsTooLarge, unreadableWithoutGit } from './errors.ts';
import { libraryFiles } from './library-files.ts';
import type { CommitFacts } from './object-store.ts';
import type { Oid } from './oid.ts';

const MILLISECONDS = 1000;

/** All packs together may have that many bytes: the library reads them whole into memory. */
export const MAX_PACKS = 64 * 1024 * 1024;

/**
 * The one call of the library's that reads an object of any type. The library prefers to be asked by
 * type; what names in a hostile tree lead to is not known before.
 */
interface AnyObjectReader {
  readObject(wanted: object): Promise<{ readonly type: string; readonly object: unknown }>;
}

/** One object of a repository, whole. */
export interface LibraryObject {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Objects, refs and settings of one repository, read by isomorphic-git. */
export interface LibraryObjects {
  /** Undefined where there is no such object. */
  object(oid: Oid): Promise<LibraryObject | undefined>;
  commit(oid: Oid): Promise<CommitFacts>;
  /** What a full ref name, a branch or a tag names; undefined where there is none. */
  ref(name: string): Promise<Oid | undefined>;
  remotes(): Promise<string[]>;
  setting(key: string): Promise<string[]>;
}

/** Opens the objects of a repository that git is not needed for, by its common folder. */
export async function openLibraryObjects(
  files: Files,
  folder: string,
  packLimit = MAX_PACKS,
): Promise<LibraryObjects> {
  await refuseLargePacks(files, folder, packLimit);
  const library = await import('isomorphic-git');
  const any: AnyObjectReader = library;
  const place = { fs: libraryFiles(files) as never, gitdir: folder, cache: {} };
  await refuseForeignFormats(files, folder, async (path) =>
    String((await library.getConfig({ ...place, path })) ?? ''),
  );
  const cut = await shallowCommits(files, folder);
  return {
    object: (oid) =>
      guarded('read an object', async () => {
        const { type, object } = await any.readObject({ ...place, oid, format: 'content' });
        return { type, bytes: Uint8Array.from(object as Uint8Array) };
      }),
    commit: async (oid) => {
      const read = await guarded('read a commit', () => library.readCommit({ ...place, oid }));
      if (read === undefined) throw unreadableWithoutGit(`commit ${oid} is not there`);
      const { tree, parent, author, message } = read.commit;
      const parents = cut.has(oid) ? [] : parent;
      const who = `${author.name} <${author.email}>`;
      return { oid, tree, parents, author: who, at: author.timestamp * MILLISECONDS, message };
    },
    ref: (name) => guarded('read a ref', () => library.resolveRef({ ...place, ref: name })),
    remotes: async () =>
      ((await guarded('list remotes', () => library.listRemotes(place))) ?? [])
        .map(({ remote }) => remote)
        .sort(),
    setting: async (key) =>
      (
        (await guarded('read a setting', () => library.getConfigAll({ ...place, path: key }))) ?? []
      ).map(String),
  };
}

/** What is not there is a value; what the library cannot read is an error of ours. */
async function guarded<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'NotFoundError') return undefined;
    throw unreadableWithoutGit(`could not ${what}`, cause);
  }
}

/** Threat: memory. The size is looked at before anything is read. */
async function refuseLargePacks(files: Files, folder: string, limit: number): Promise<void> {
  const packs = files.join(folder, 'objects', 'pack');
  const names = (await files.list(packs)).filter((name) => name.endsWith('.pack'));
  const facts = await Promise.all(names.map((name) => files.facts(files.join(packs, name))));
  const total = facts.reduce((sum, fact) => sum + (fact?.size ?? 0), 0);
  if (total > limit) throw packsTooLarge(total, limit);
}

/** Threat: a format that the library does not know looks like a repository without a ledger. */
async function refuseForeignFormats(
  files: Files,
  folder: string,
  setting: (path: string) => Promise<string>,
): Promise<void> {
  if (/sha256/i.test(await setting('extensions.objectformat'))) {
    throw unreadableWithoutGit('its objects are named by SHA-256');
  }
  if (/reftable/i.test(await setting('extensions.refstorage'))) {
    throw unreadableWithoutGit('its refs are kept in tables');
  }
  const alternates = files.join(folder, 'objects', 'info', 'alternates');
  if ((await files.facts(alternates)) !== undefined) {
    throw unreadableWithoutGit('it borrows objects from another repository');
  }
}

async function shallowCommits(files: Files, folder: string): Promise<Set<Oid>> {
  const bytes = await files.read(files.join(folder, 'shallow'), { maxBytes: MAX_PACKS });
  return new Set(
    Buffer.from(bytes ?? [])
      .toString('utf8')
      .split('\n'),
  );
}
