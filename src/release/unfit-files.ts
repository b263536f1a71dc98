import { findUnsafe, lossyTextOf } from '../base/index.ts';
import type { ObjectReader, TreeFile } from '../git/index.ts';

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
    ...files.flatMap(({ path, mode }) => [...oddMode(path, mode), ...oddPath(path)]),
    ...twins(files),
    ...tooMuch(files),
    ...(await largeFilePointers(files, store)),
  ];
}

/** Threat: a link that leads out of the release, a submodule whose address tells of a private one. */
function oddMode(path: string, mode: string): string[] {
  if (mode === '120000') return [`${path} is a symbolic link`];
  if (mode === '160000') return [`${path} is a submodule`];
  return mode === '100644' || mode === '100755' ? [] : [`${path} has the mode ${mode}`];
}

/** Threat: a name that deceives whoever reads the manifest, or reaches out of the work tree. */
function oddPath(path: string): string[] {
  const odd = path.split('/').some((part) => /^(?:\.{0,2}|\.git)$/i.test(part));
  const unreadable = path.includes('\ufffd') || /[\t\n\\]/.test(path);
  const unsafe = findUnsafe(path) !== undefined;
  return odd || unreadable || unsafe ? [`${path} is no name that can be signed`] : [];
}

/** Threat: of two names that some file systems hold for one, a reader gets the other one. */
function twins(files: readonly TreeFile[]): string[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    seen.set(folded, path);
    return twin === undefined ? [] : [`${path} and ${twin} differ by case alone`];
  });
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
