import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';

/** A file that git was told not to look at: `S` for `skip-worktree`, a small letter for `assume-unchanged`. */
const HIDDEN = /^(?:S|[a-z]) /;

/**
 * Does some work with a git that looks at every file, also at those which the index says it need
 * not look at: it works on a copy of the index that says no such thing. Threat: a file that was
 * changed and passes for what the commit holds. Source: git-update-index(1), git-ls-files(1), `-v`.
 */
export async function seeingAll<T>(
  git: GitProgram,
  files: Files,
  work: (seeing: GitProgram) => Promise<T>,
): Promise<T> {
  const hidden = await hiddenPaths(git);
  if (hidden.length === 0) return work(git);
  const folder = await files.makeTemporaryFolder('sos-index-');
  try {
    const index = files.join(folder, 'index');
    await files.replace(index, await indexOf(git, files), { mode: 0o600, durable: false });
    const seeing = git.withIndex(index);
    const input = Buffer.from(hidden.join('\0'), 'latin1');
    for (const look of ['--no-assume-unchanged', '--no-skip-worktree'])
      await seeing.run('look at every file', ['update-index', '-z', look, '--stdin'], { input });
    return await work(seeing);
  } finally {
    await files.removeFolder(folder);
  }
}

/** Paths as bytes, one character for each. */
async function hiddenPaths(git: GitProgram): Promise<string[]> {
  const listed = await git.run('list the index', ['ls-files', '-v', '-z']);
  const fields = Buffer.from(listed).toString('latin1').split('\0');
  return fields.filter((field) => HIDDEN.test(field)).map((field) => field.slice(2));
}

async function indexOf(git: GitProgram, files: Files): Promise<Uint8Array> {
  const args = ['rev-parse', '--path-format=absolute', '--git-path', 'index'];
  const path = lossyTextOf(await git.run('find the index', args)).trim();
  return (await files.read(path)) ?? new Uint8Array();
}
