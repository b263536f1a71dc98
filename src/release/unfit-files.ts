import { lossyTextOf } from '../base/index.ts';
import type { ObjectReader, TreeFile } from '../git/index.ts';
import { pathProblems } from './path-problems.ts';

/** Bytes that a release may have in all: it is held in memory while it is built. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 200_000;
const LONGEST_POINTER = 1024;

/** Says of every file that was chosen why it cannot leave as it is. */
export async function unfitFiles(
  files: readonly TreeFile[],
  store: Pick<ObjectReader, 'blobs'>,
): Promise<string[]> {
  return [
    ...files.flatMap(({ path, mode }) => oddMode(path, mode)),
    ...pathProblems(files.map(({ path }) => path)),
    ...tooMuch(files),
    ...(await largeFilePointers(files, store)),
  ];
}

/** Threat: a link that leads out of the release, a submodule whose address tells of a private one. */
function oddMode(path: string, mode: string): string[] {
  if (path.toLowerCase() === '.gitmodules') return [`${path} tells of submodules`];
  if (mode === '120000') return [`${path} is a symbolic link`];
  if (mode === '160000') return [`${path} is a submodule`];
  return mode === '100644' || mode === '100755' ? [] : [`${path} has the mode ${mode}`];
}

function tooMuch(files: readonly TreeFile[]): string[] {
  const total = files.reduce((sum, { size = 0 }) => sum + size, 0);
  return [
    ...(total > MOST_BYTES ? [`all files have ${total} bytes, the limit is ${MOST_BYTES}`] : []),
    ...(files.length > MOST_FILES
      ? [`there are ${files.length} files, the limit is ${MOST_FILES}`]
      : []),
    ...files
      .filter(({ size, mode }) => size === undefined && mode !== '160000')
      .map(({ path }) => `${path} is not here`),
  ];
}

/** Threat: a pointer leaves and what it points to stays on a private server. */
async function largeFilePointers(
  files: readonly TreeFile[],
  store: Pick<ObjectReader, 'blobs'>,
): Promise<string[]> {
  const small = files.filter(({ size = LONGEST_POINTER }) => size < LONGEST_POINTER);
  const blobs = await store.blobs(
    small.map(({ oid }) => oid),
    LONGEST_POINTER,
  );
  const pointers = small.filter(({ oid }) => isPointer(blobs.get(oid)));
  return pointers.map(({ path }) => `${path} is a pointer to a large file kept elsewhere`);
}

function isPointer(content: Uint8Array | string | undefined): boolean {
  if (!(content instanceof Uint8Array)) return false;
  return lossyTextOf(content.subarray(0, 64)).startsWith(
    'version https://git-lfs.github.com/spec/',
  );
}
