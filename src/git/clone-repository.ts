import { gitAt, type GitHost } from './git-program.ts';

/**
 * Clones a repository of this machine into a new folder and checks it out, as whoever receives it
 * will: to look at, never to pass on. No hook runs and no submodule is followed.
 */
export async function cloneRepository(
  host: GitHost,
  { from, to, inside }: { readonly from: string; readonly to: string; readonly inside: string },
): Promise<void> {
  const git = gitAt(host, { folder: inside, reach: 'network' });
  await git.run('clone a repository', ['clone', '--quiet', '--template=', '--', from, to]);
}
