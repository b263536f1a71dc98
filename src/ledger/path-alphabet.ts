import type { MisfitCode } from './entry.ts';

const MAX_LENGTH = 200;

const NAME = '[a-z0-9](?:[a-z0-9]|[._-](?=[a-z0-9])){0,38}';
const BRIEF = '[A-Z](?:[A-Z0-9]|-(?=[A-Z0-9])){0,23}';
const KIND = '[a-z](?:[a-z]|-(?=[a-z])){0,30}';
const AREA = `(?:trust|bus|evidence|other|briefs/${BRIEF})`;
const FOLDER = String.raw`${AREA}/\d{4}-\d{2}/\d{2}/${NAME}/\d{2}`;
const RECORD_PATH = new RegExp(
  String.raw`^${FOLDER}/\d{9}-${KIND}-[0-9a-f]{12}-[0-9a-f]{32}\.yaml$`,
);
const BLOB_PATH = /^blobs\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/;

const FOLDER_PATH = new RegExp(
  String.raw`^(?:briefs|${AREA}(?:/\d{4}-\d{2}(?:/\d{2}(?:/${NAME}(?:/\d{2})?)?)?)?|blobs(?:/[0-9a-f]{2})?)$`,
);

/** Tells whether a folder may hold paths of the ledger: no other one needs to be looked into. */
export function isFolderOfLedger(folder: string): boolean {
  return folder.length <= MAX_LENGTH && FOLDER_PATH.test(folder);
}

/** What a path claims to be. */
export type PathClass =
  | { readonly kind: 'record' }
  | { readonly kind: 'blob'; readonly sha256: string }
  | { readonly kind: 'bad'; readonly code: MisfitCode; readonly problem: string };

/**
 * Holds a path against the two forms that the ledger knows. Everything else is refused whole: `..`,
 * control characters, other depths, other letters, names that another file system would fold.
 */
export function classOf(path: string): PathClass {
  // Stops a path that some file system could not check out, before a pattern is tried on it.
  if (path.length > MAX_LENGTH) {
    return { kind: 'bad', code: 'ledger.bad-path', problem: `is longer than ${MAX_LENGTH}` };
  }
  if (RECORD_PATH.test(path)) return { kind: 'record' };
  const blob = BLOB_PATH.exec(path);
  if (blob !== null) return { kind: 'blob', sha256: path.slice(-64) };
  // Stops a file that would lie on top of a good one where letter case is not told apart.
  if (RECORD_PATH.test(folded(path)) || BLOB_PATH.test(path.toLowerCase())) {
    const problem = 'differs from a path of the ledger only in letter case';
    return { kind: 'bad', code: 'ledger.path-twins', problem };
  }
  return { kind: 'bad', code: 'ledger.bad-path', problem: 'is no path of the ledger' };
}

/** Writes a path in the letter case that the ledger uses: a brief's id is upper case. */
function folded(path: string): string {
  const lower = path.toLowerCase();
  if (!lower.startsWith('briefs/')) return lower;
  const end = lower.indexOf('/', 7);
  return end < 0 ? lower : `briefs/${lower.slice(7, end).toUpperCase()}${lower.slice(end)}`;
}

/** Tells whether a file of a tree may be taken over from others: plain, at a path of the ledger. */
export function isAcceptable(path: string, mode: string): boolean {
  return mode === FILE_MODE && classOf(path).kind !== 'bad';
}

/** The only mode of a ledger's files: no link, no submodule, nothing to execute. */
export const FILE_MODE = '100644';
