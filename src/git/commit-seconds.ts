import { lossyTextOf } from '../base/index.ts';
import { checkedOid } from './checked-oid.ts';
import { gitAt, type GitHost } from './git-program.ts';
import type { Oid } from './oid.ts';
import type { RepositoryPlaces } from './repository.ts';

/** Says when a commit was made, in whole seconds since 1970: the committer's claim. */
export async function commitSeconds(
  host: GitHost,
  { commonFolder }: RepositoryPlaces,
  commit: Oid,
): Promise<number> {
  const git = gitAt(host, { folder: commonFolder, gitFolder: commonFolder });
  const args = ['log', '--max-count=1', '--no-show-signature', '--format=%ct', checkedOid(commit)];
  return Number(lossyTextOf(await git.run('look at a commit', [...args, '--'])).trim());
}
