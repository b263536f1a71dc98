import { lossyTextOf } from '../base/index.ts';
import { cleanCheckout } from './clean-checkout.ts';
import { gitAt, type GitProgram, type RepositoryHost } from './git-program.ts';
import { openRemote } from './git-remote.ts';
import { openStore } from './git-store.ts';
import { plainAuthor } from './plain-author.ts';
import type { ConfiguredAuthor, Repository, RepositoryPlaces } from './repository.ts';
import { diffText } from './diff-text.ts';
import { commitAndTree, subjectOf } from './subject.ts';

/** Makes a repository from where it is. */
export function makeRepository(parts: {
  readonly host: RepositoryHost;
  readonly places: RepositoryPlaces;
}): Repository {
  const { host, places } = parts;
  const folder = places.workTree ?? places.gitFolder;
  const git = gitAt(host, { folder });
  const network = gitAt(host, { folder, reach: 'network' });
  return {
    places,
    store: openStore(host, places),
    remotes: async () => lines(await git.run('list remotes', ['remote'])),
    remote: (name, patience) => openRemote(network, name, patience),
    author: async () => (await plainAuthor(host, places)) ?? configuredAuthor(git),
    setting: async (key) => {
      const { exitCode, stdout } = await git.tryRun(['config', '--null', '--get-all', key]);
      return exitCode === 0 ? lossyTextOf(stdout).split('\0').slice(0, -1) : [];
    },
    commitAndTree: (revision) => commitAndTree(git, revision),
    subject: () => subjectOf(git, host.files, places.workTree),
    checkOut: async (commit, folder) => {
      const from = places;
      const checkout = await cleanCheckout({ git, files: host.files, from, commit, folder });
      return makeRepository({ host, places: checkout });
    },
    diff: (from, to, maxBytes) => diffText(git, { from, to }, maxBytes),
  };
}

function lines(output: Uint8Array): string[] {
  return lossyTextOf(output)
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}

/** The last value of a key is the one that counts. */
async function configuredAuthor(git: GitProgram): Promise<ConfiguredAuthor> {
  const args = ['config', '--null', '--get-regexp', '^user[.](name|email)$'];
  const { stdout } = await git.tryRun(args);
  const settings = new Map(
    lossyTextOf(stdout)
      .split('\0')
      .map((setting) => setting.split(/\n(.*)/s) as [string, string]),
  );
  return { name: settings.get('user.name'), email: settings.get('user.email') };
}
