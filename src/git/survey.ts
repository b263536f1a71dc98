import { lossyTextOf, utf8 } from '../base/index.ts';
import { eachLine } from './each-line.ts';
import { openRange, refusedArgument } from './errors.ts';
import { gitAt, type GitHost, type GitProgram } from './git-program.ts';
import type { ObjectVisitor } from './object-stream.ts';
import { isOid, type Oid } from './oid.ts';
import type { RepositoryPlaces } from './repository.ts';
import {
  listObjects,
  streamAll,
  streamNamed,
  type StreamEnd,
  type StreamWish,
} from './stream-objects.ts';

/** A ref, as it is stored. */
export interface NamedRef {
  readonly name: string;
  readonly oid: Oid;
  /** The ref that it stands for; empty where it names an object itself. */
  readonly symbolic: string;
}

/** A path of one commit that its parent does not have, or has otherwise. */
export interface Arrival {
  readonly commit: Oid;
  readonly mode: string;
  readonly oid: Oid;
  readonly path: string;
}

/** A file of the index. */
export interface StagedFile {
  readonly mode: string;
  readonly oid: Oid;
  readonly path: string;
}

/** Reads all of a repository, also what nothing reaches any more. It writes nothing. */
export interface Survey {
  /** Lets every object come by that is here. */
  everyObject(wish: StreamWish, visit: ObjectVisitor): Promise<StreamEnd>;
  /** Lets the objects come by that are named. */
  objects(oids: readonly Oid[], wish: StreamWish, visit: ObjectVisitor): Promise<StreamEnd>;
  /** Names all objects that are here. */
  objectNames(onObject: (oid: Oid, type: string) => void): Promise<void>;
  /** Of these names, those of objects that are not here. */
  absent(oids: readonly Oid[]): Promise<readonly Oid[]>;
  /** Commits, trees and blobs that a range (`A..B`) brings in, or that one commit (`C`) holds. */
  objectsIn(range: string, how: 'commit' | 'range'): Promise<readonly Oid[]>;
  refs(): Promise<readonly NamedRef[]>;
  /** Names what refs, reflogs or the index reach and is not here; throws where history breaks off. */
  missing(): Promise<readonly Oid[]>;
  /** Gives each path that one of these commits brought in, against each of its parents. */
  arrivals(commits: readonly Oid[], onArrival: (arrival: Arrival) => void): Promise<void>;
  staged(): Promise<readonly StagedFile[]>;
  /** Paths in the work tree that are known to git or would be with `git add .`. */
  paths(): Promise<readonly string[]>;
}

/** Opens a survey of a repository that git can read. */
export function openSurvey(host: GitHost, places: RepositoryPlaces): Survey {
  const { commonFolder: folder } = places;
  // Of a submodule that was removed the repository stays, and names a work tree that is not there.
  const git = gitAt(host, { folder, gitFolder: folder, workTree: folder });
  const here = gitAt(host, { folder: places.workTree ?? places.gitFolder });
  return {
    everyObject: (wish, visit) => streamAll(git, wish, visit),
    objects: (oids, wish, visit) => streamNamed(git, { ...wish, oids }, visit),
    objectNames: (onObject) => listObjects(git, onObject),
    absent: (oids) => absentOf(git, oids),
    objectsIn: (range, how) => objectsIn(here, range, how),
    refs: () => refsOf(git),
    missing: () => missingFrom(git),
    arrivals: (commits, onArrival) => arrivalsOf(git, commits, onArrival),
    staged: () => stagedIn(here),
    paths: () => pathsIn(here),
  };
}

async function absentOf(git: GitProgram, oids: readonly Oid[]): Promise<readonly Oid[]> {
  const input = utf8(
    [...new Set(oids)]
      .filter(isOid)
      .map((oid) => `${oid}\n`)
      .join(''),
  );
  const absent: Oid[] = [];
  const args = ['cat-file', '--batch-check', '--buffer'];
  await eachLine(git, { what: 'look for objects', args, end: '\n', input }, (line) => {
    if (line.endsWith(' missing')) absent.push(line.slice(0, -' missing'.length));
  });
  return absent;
}

/** Threat: a revision that git takes for an option. */
async function objectsIn(
  git: GitProgram,
  range: string,
  how: 'commit' | 'range',
): Promise<readonly Oid[]> {
  if (range.startsWith('-') || /[\s\0]/.test(range)) throw refusedArgument('the range', range);
  // Threat: a variable of CI that is not set, so that `$BASE..HEAD` holds nothing and passes.
  if (range === '' || range.startsWith('..')) throw openRange(range);
  const walk = how === 'commit' ? ['--no-walk'] : [];
  const args = ['rev-list', '--objects', ...walk, '--end-of-options', range, '--'];
  const oids: Oid[] = [];
  await eachLine(git, { what: 'list the objects of a range', args, end: '\n' }, (line) => {
    const [oid = ''] = line.split(' ', 1);
    if (isOid(oid)) oids.push(oid);
  });
  return oids;
}

async function refsOf(git: GitProgram): Promise<readonly NamedRef[]> {
  const args = ['for-each-ref', '--format=%(refname)%00%(objectname)%00%(symref)'];
  const output = lossyTextOf(await git.run('list refs', args));
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [name = '', oid = '', symbolic = ''] = line.split('\0');
    return { name, oid, symbolic };
  });
}

async function missingFrom(git: GitProgram): Promise<readonly Oid[]> {
  const all = ['--all', '--reflog', '--indexed-objects'];
  const args = ['rev-list', '--objects', '--missing=print', ...all];
  const missing: Oid[] = [];
  await eachLine(git, { what: 'walk all of history', args, end: '\n' }, (line) => {
    if (line.startsWith('?')) missing.push(line.slice(1));
  });
  return missing;
}

/** Source: git-diff-tree(1), "Raw output format", with `-z` and `--stdin`. */
async function arrivalsOf(
  git: GitProgram,
  commits: readonly Oid[],
  onArrival: (arrival: Arrival) => void,
): Promise<void> {
  const how = ['-r', '--root', '-m', '-z', '--raw', '--no-abbrev', '--no-renames'];
  const args = ['diff-tree', '--stdin', ...how];
  const input = utf8(commits.map((oid) => `${oid}\n`).join(''));
  let commit = '';
  let change: { readonly mode: string; readonly oid: Oid } | undefined;
  await eachLine(git, { what: 'compare commits', args, end: '\0', input }, (field) => {
    if (change !== undefined) {
      if (!/^0+$/.test(change.oid)) onArrival({ commit, ...change, path: field });
      change = undefined;
    } else if (field.startsWith(':')) {
      const [, mode = '', , oid = ''] = field.split(' ');
      change = { mode, oid };
    } else commit = field.trim();
  });
}

async function stagedIn(git: GitProgram): Promise<readonly StagedFile[]> {
  const output = lossyTextOf(await git.run('list the index', ['ls-files', '--stage', '-z']));
  return fieldsOf(output).map((field) => {
    const tab = field.indexOf('\t');
    const [mode = '', oid = ''] = field.slice(0, tab).split(' ');
    return { mode, oid, path: field.slice(tab + 1) };
  });
}

async function pathsIn(git: GitProgram): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return [...new Set(fieldsOf(lossyTextOf(await git.run('list the work tree', args))))];
}

function fieldsOf(output: string): string[] {
  return output.split('\0').filter((field) => field !== '');
}
