import { hexOf } from '../base/index.ts';
import { createBareRepository, type ObjectStore } from '../git/index.ts';
import type { Host } from '../host/index.ts';
import type { ReleaseList } from '../records/index.ts';
import { blobsMissing, buildInterrupted, builtOtherwise, folderTaken } from './errors.ts';
import { releaseNames, type ReleaseNames } from './manifest.ts';

/** What building needs of the machine. */
export type BuildHost = Pick<
  Host,
  'processes' | 'environment' | 'files' | 'packer' | 'random' | 'endings'
>;

const LARGEST_FILE = 256 * 1024 * 1024;

/**
 * Builds a release from its list: an empty repository, then one `git fast-import` with the bytes of
 * every file. There is no clone, fetch, archive or filter, so nothing else of the source can come
 * along. The folder must not be there, and is not there either when anything fails.
 */
export async function buildRelease(
  host: BuildHost,
  source: Pick<ObjectStore, 'blobs'>,
  { list, folder }: { readonly list: ReleaseList; readonly folder: string },
): Promise<ReleaseNames> {
  const { files, random, endings } = host;
  if ((await files.facts(folder)) !== undefined) throw folderTaken(folder);
  const unfinished = `${folder}.unfinished-${hexOf(random.bytes(4))}`;
  return endings.during(async (told) => {
    try {
      await files.makeFolder(unfinished);
      const names = await fill(host, source, { list, folder: unfinished });
      if (told.aborted) throw buildInterrupted();
      await files.rename(unfinished, folder);
      return names;
    } finally {
      await files.removeFolder(unfinished);
    }
  });
}

async function fill(
  host: BuildHost,
  source: Pick<ObjectStore, 'blobs'>,
  { list, folder }: { readonly list: ReleaseList; readonly folder: string },
): Promise<ReleaseNames> {
  const { author, seconds, message, commit } = list;
  const files = await contents(source, list);
  const hash = commit.length === 64 ? 'sha256' : 'sha1';
  const { store } = await createBareRepository(host, folder, hash);
  const at = seconds * 1000;
  const made = await store.append({
    ref: 'refs/heads/main',
    expected: undefined,
    commits: [{ parents: [], author, at, message, files }],
  });
  const names = releaseNames(list);
  // Two ways to the same name: ours from the list, git's from the bytes.
  if (!made.done || made.tip !== names.commit) {
    throw builtOtherwise(made.done ? made.tip : made.detail, names.commit);
  }
  return names;
}

async function contents(source: Pick<ObjectStore, 'blobs'>, { files }: ReleaseList) {
  const oids = files.map(({ blob }) => blob);
  const blobs = await source.blobs(oids, LARGEST_FILE);
  const missing = files.filter(({ blob }) => !(blobs.get(blob) instanceof Uint8Array));
  if (missing.length > 0) throw blobsMissing(missing.map(({ path }) => path));
  return files.map(({ path, mode, blob }) => ({
    path,
    mode,
    bytes: blobs.get(blob) as Uint8Array,
  }));
}
