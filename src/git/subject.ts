import { lossyTextOf, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { dirtyDigest } from './dirty-digest.ts';
import { seeingAll } from './seeing-all.ts';
import { submodulesOf } from './submodules-of.ts';
import { withoutFilters } from './without-filters.ts';
import type { GitProgram } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import type { Subject } from './repository.ts';

/** Resolves a revision to its commit and tree; undefined where it names no commit that is here. */
export async function commitAndTree(
  git: GitProgram,
  revision: string,
): Promise<{ commit: Oid; tree: Oid } | undefined> {
  if (/[\n\0]/.test(revision)) return undefined;
  const input = utf8(`${revision}^{commit}\n${revision}^{tree}\n`);
  const args = ['cat-file', '--batch-check=%(objectname)', '--buffer'];
  const { stdout } = await git.tryRun(args, { input });
  const [commit = '', tree = ''] = lossyTextOf(stdout).split('\n');
  return isOid(commit) && isOid(tree) ? { commit, tree } : undefined;
}

/** What the work tree stands on and a digest of how it differs; nothing is written, not even the index. */
export async function subjectOf(
  git: GitProgram,
  files: Files,
  workTree: string | undefined,
): Promise<Subject | undefined> {
  if (workTree === undefined) return undefined;
  const head = await commitAndTree(git, 'HEAD');
  if (head === undefined) return undefined;
  const status = await seeingAll(git, files, statusOf);
  const inside = (folder: string) => subjectOf(git.at(folder), files, folder);
  const submodules = await submodulesOf({ git, files, workTree }, inside);
  const clean =
    status.length === 0 && submodules.every(({ subject }) => subject?.dirty === undefined);
  if (clean) return { ...head, dirty: undefined, changes: new Map() };
  const { digest, changes } = await dirtyDigest(status, { git, files, workTree, submodules });
  return { ...head, dirty: digest, changes };
}

/** The second version of the format tells what is staged, too. Submodules are looked into by us. */
async function statusOf(git: GitProgram): Promise<Uint8Array> {
  const args = ['--porcelain=v2', '-z', '--untracked-files=all', '--no-renames'];
  const unfiltered = await withoutFilters(git);
  const status = ['status', ...args, '--ignore-submodules=dirty'];
  return unfiltered.run('look at the work tree', status);
}
