import { lossyTextOf } from '../base/index.ts';
import type { GitProgram } from './git-program.ts';

/**
 * Gives a git that runs no filter which the repository's own configuration names. Filters of the
 * user's (as Git LFS installs them) stay: without them a work tree would look changed that is not.
 * Threat: `filter.NAME.clean` in a repository from elsewhere, which `git status` executes.
 */
export async function withoutFilters(git: GitProgram): Promise<GitProgram> {
  const args = ['config', '--show-scope', '--name-only', '--null', '--get-regexp', '^filter[.]'];
  const { stdout } = await git.tryRun(args);
  const fields = lossyTextOf(stdout).split('\0');
  const keys = fields.filter((_, index) => index % 2 === 1 && isOfRepository(fields[index - 1]));
  return git.withSettings(keys.map((key) => [key, '']));
}

function isOfRepository(scope: string | undefined): boolean {
  return scope === 'local' || scope === 'worktree';
}
