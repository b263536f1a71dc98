import { lossyTextOf } from '../base/index.ts';
import type { GitProgram } from './git-program.ts';

/**
 * Settings under which no filter that the repository's own configuration names is run. Filters of
 * the user's (as Git LFS installs them) stay: without them a work tree would look changed that is
 * not. Threat: `filter.NAME.clean` in a repository from elsewhere, which `git status` executes.
 */
export async function withoutFilters(git: GitProgram): Promise<string[]> {
  const args = ['config', '--show-scope', '--name-only', '--null', '--get-regexp', '^filter[.]'];
  const { stdout } = await git.tryRun(args);
  const fields = lossyTextOf(stdout).split('\0');
  const keys = fields.filter((_, index) => index % 2 === 1 && isOfRepository(fields[index - 1]));
  return keys.flatMap((key) => ['-c', `${key}=`]);
}

function isOfRepository(scope: string | undefined): boolean {
  return scope === 'local' || scope === 'worktree';
}
