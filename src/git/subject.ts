import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { dirtyDigest } from './dirty-digest.ts';
import type { GitProgram } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import type { Subject } from './repository.ts';

/** Resolves a revision to its commit and tree; undefined where it names no commit that is here. */
export async function commitAndTree(
  git: GitProgram,
  revision: string,
): Promise<{ commit: Oid; tree: Oid } | undefined> {
  if (revision.startsWith('-') || /[\s\0]/.test(revision)) return undefined;
  const names = [`${revision}^{commit}`, `${revision}^{tree}`];
  // One call cannot verify two names, and a name that is not there must not be an error.
  const answers = await Promise.all(
    names.map((name) => git.tryRun(['rev-parse', '--verify', '--quiet', '--end-of-options', name])),
  );
  const [commit = '', tree = ''] = answers.map(({ stdout }) => lossyTextOf(stdout).trim());
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
  // The second version tells what is staged, too.
  const status = await git.run('look at the work tree', [
    'status',
    '--porcelain=v2',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=none',
  ]);
  if (status.length === 0) return { ...head, dirty: undefined };
  const inside = (folder: string) => subjectOf(git.at(folder), files, folder);
  return { ...head, dirty: await dirtyDigest(status, { git, files, workTree, inside }) };
}
