import { lossyTextOf, utf8 } from '../base/index.ts';
import { gitAt, type GitHost } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import type { RepositoryPlaces } from './repository.ts';

/** Says which blob a name is of, such as `HEAD:docs/a.txt`; undefined where it is of none that is here. */
export async function blobNamed(
  host: GitHost,
  places: RepositoryPlaces,
  name: string,
): Promise<Oid | undefined> {
  const git = gitAt(host, { folder: places.workTree ?? places.gitFolder });
  if (/[\n\0]/.test(name)) return undefined;
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const { stdout } = await git.tryRun(args, { input: utf8(`${name}\n`) });
  const [oid = '', type] = lossyTextOf(stdout).trim().split(' ');
  return type === 'blob' && isOid(oid) ? oid : undefined;
}
