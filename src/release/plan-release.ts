import {
  commitSeconds,
  matchingPaths,
  type PathPattern,
  type Oid,
  type Repository,
  type TreeFile,
} from '../git/index.ts';
import type { Host } from '../host/index.ts';
import type { Allowlist, PolicyTerms, ReleaseList } from '../records/index.ts';
import { notPlannable } from './errors.ts';
import { encodeList, releaseNames, type ReleaseNames } from './manifest.ts';
import { unfitFiles } from './unfit-files.ts';

/** The repository that a release is taken from. */
export interface ReleaseSource {
  readonly host: Pick<Host, 'processes' | 'environment' | 'files'>;
  readonly repository: Pick<Repository, 'places' | 'store'>;
}

/** What is to be released, under whose name. */
export interface ReleaseWish {
  readonly commit: Oid;
  readonly tree: Oid;
  readonly allowlist: Allowlist;
  readonly identity: NonNullable<PolicyTerms['release']>;
}

/** What would leave: the list, its one form, and what it makes. */
export interface ReleasePlan {
  readonly list: ReleaseList;
  readonly bytes: Uint8Array;
  readonly names: ReleaseNames;
}

/**
 * Works out what may leave of a commit. It is a function of the commit, the allowlist and the
 * identity in the policy alone. Throws `release.not-plannable`, which lists all that is in the way.
 */
export async function planRelease(source: ReleaseSource, wish: ReleaseWish): Promise<ReleasePlan> {
  const { commit, tree, allowlist, identity } = wish;
  const { host, repository } = source;
  const chosen = await choose(source, wish);
  const problems = [...chosen.problems, ...(await unfitFiles(chosen.files, repository.store))];
  if (problems.length > 0) throw notPlannable(commit, problems);
  const list: ReleaseList = {
    version: 1,
    commit,
    tree,
    author: { name: identity.name, email: identity.email },
    seconds: await commitSeconds(host, repository.places, commit),
    message: lineEnded(allowlist.message ?? 'Release'),
    files: chosen.files.map(({ path, mode, oid }) => ({
      path,
      mode: mode as '100644' | '100755',
      blob: oid,
    })),
  };
  return { list, bytes: encodeList(list), names: releaseNames(list) };
}

function lineEnded(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

interface Chosen {
  readonly files: readonly TreeFile[];
  readonly problems: readonly string[];
}

async function choose(source: ReleaseSource, { commit, allowlist }: ReleaseWish): Promise<Chosen> {
  const { paths, except = [], mustHave = [], mustNotHave = [] } = allowlist;
  const named = await matchedBy(source, commit, asWritten(paths));
  const staying = new Set((await matchedBy(source, commit, anyCase(except))).flat());
  const leaving = new Set(named.flat().filter((path) => !staying.has(path)));
  const wanted = await matchedBy(source, commit, asWritten(mustHave));
  const unwanted = await matchedBy(source, commit, anyCase(mustNotHave));
  const files = await source.repository.store.files(commit);
  return {
    files: files.filter(({ path }) => leaving.has(path)),
    problems: [
      ...paths.filter((_, index) => named[index]?.length === 0).map(namesNothing),
      ...mustHave
        .filter((_, index) => wanted[index]?.some((path) => leaving.has(path)) !== true)
        .map((pattern) => `${pattern} must leave and does not`),
      ...mustNotHave.flatMap((pattern, index) =>
        (unwanted[index] ?? [])
          .filter((path) => leaving.has(path))
          .map((path) => `${path} must not leave (${pattern})`),
      ),
      ...(leaving.size === 0 ? ['nothing is left to leave'] : []),
    ],
  };
}

/** Threat: a pattern with a slip of the pen, whose files are missed by nobody. */
function namesNothing(pattern: string): string {
  return `the pattern ${pattern} matches no file`;
}

type Pattern = Pick<PathPattern, 'pattern' | 'anyCase'>;

function asWritten(patterns: readonly string[]): Pattern[] {
  return patterns.map((pattern) => ({ pattern }));
}

/** Threat: what must stay leaves, because its name is written with another letter. */
function anyCase(patterns: readonly string[]): Pattern[] {
  return patterns.map((pattern) => ({ pattern, anyCase: true }));
}

/** What each pattern names, one after the other: an allowlist may hold hundreds. */
async function matchedBy(
  { host, repository }: ReleaseSource,
  commit: Oid,
  patterns: readonly Pattern[],
): Promise<string[][]> {
  const matched: string[][] = [];
  for (const each of patterns) {
    matched.push(await matchingPaths(host, repository.places, { commit, ...each }));
  }
  return matched;
}
