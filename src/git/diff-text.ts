import { lossyTextOf } from '../base/index.ts';
import type { GitProgram } from './git-program.ts';
import { troubleOf } from './errors.ts';
import type { Oid } from './oid.ts';

/** What differs between two commits, as text. Neither drivers nor filters of the repository run. */
export async function diffText(
  git: GitProgram,
  commits: { readonly from: Oid; readonly to: Oid },
  maxBytes: number,
): Promise<{ text: string; whole: boolean }> {
  const args = [
    'diff-tree',
    '-p',
    '--stat',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--no-color',
  ];
  const finished = await git.tryRun([...args, commits.from, commits.to, '--'], {
    maxOutput: maxBytes,
  });
  const whole = finished.stopped !== 'output';
  if (whole && finished.exitCode !== 0) throw troubleOf('compare two commits', finished.stderr);
  return { text: lossyTextOf(finished.stdout), whole };
}
