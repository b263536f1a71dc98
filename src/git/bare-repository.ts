import { gitAt, type RepositoryHost } from './git-program.ts';
import { openRepository } from './open-repository.ts';
import { troubleOf } from './errors.ts';
import type { Repository } from './repository.ts';

/**
 * Makes an empty bare repository in a folder that is there and empty. Nothing of the user's gets
 * in: no template with hooks and texts, no other name of the first branch, no other form of refs.
 */
export async function createBareRepository(
  host: RepositoryHost,
  folder: string,
  hash: 'sha1' | 'sha256',
): Promise<Repository> {
  const git = gitAt(host, { folder });
  await git.run('make an empty repository', [
    ...['-c', 'init.defaultRefFormat=files', '-c', 'core.sharedRepository=umask'],
    ...['init', '--quiet', '--bare', '--template=', '--initial-branch=main'],
    `--object-format=${hash}`,
    '.',
  ]);
  const opened = await openRepository(host, folder);
  if (opened === undefined) throw troubleOf('make an empty repository', 'it is not there');
  return opened.repository;
}
