import { LIMITS } from '../base/index.ts';
import { rootCommitName, treeName, type Oid } from '../git/index.ts';
import {
  decodeCanonical,
  encodeCanonical,
  releaseListShape,
  type ReleaseList,
  type ShapeProblem,
} from '../records/index.ts';
import { inByteOrder, pathProblems } from './path-problems.ts';

/** The names of what a list makes: anybody who has the list works out the same. */
export interface ReleaseNames {
  readonly commit: Oid;
  readonly tree: Oid;
}

/** Works out tree and commit of a release from its list alone. */
export function releaseNames({
  commit,
  files,
  author,
  seconds,
  message,
}: ReleaseList): ReleaseNames {
  const hash = commit.length === 64 ? 'sha256' : 'sha1';
  const named = files.map(({ path, mode, blob }) => ({ path, mode, oid: blob }));
  const tree = treeName(named, hash);
  return { tree, commit: rootCommitName({ tree, author, seconds, message }, hash) };
}

/** Writes a list in its one form. */
export function encodeList(list: ReleaseList): Uint8Array {
  return encodeCanonical({ ...list });
}

/** Reads a list, or says why it is none. */
export function decodeList(bytes: Uint8Array): ReleaseList | string {
  const decoded = decodeCanonical(bytes, { maxBytes: LIMITS.recordBlobs });
  if (!decoded.ok) return `line ${decoded.line} ${decoded.problem}`;
  const problems: ShapeProblem[] = [];
  releaseListShape.find(decoded.value, '', problems);
  const [first] = problems;
  if (first !== undefined) return `${first.at} ${first.problem}`;
  const list = decoded.value as unknown as ReleaseList;
  const paths = list.files.map(({ path }) => path);
  if (!inByteOrder(paths)) return 'its paths are not in the order of their bytes';
  return pathProblems(paths)[0] ?? list;
}
