import { lossyTextOf, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';
import type { Oid } from './oid.ts';
import { quotedPath } from './quoted-path.ts';
import type { RepositoryPlaces } from './repository.ts';

/** What a checkout is made from, and where it is to stand. */
export interface CheckoutPlace {
  readonly git: GitProgram;
  readonly files: Files;
  readonly from: RepositoryPlaces;
  readonly commit: Oid;
  /** A folder that is there and empty. */
  readonly folder: string;
}

/**
 * Lays a commit out in a folder, in a small repository of its own that borrows every object and
 * bears the same branches, tags and remotes. What runs there, and whoever kills it, changes neither
 * work tree, index, refs, hooks nor settings of the repository that it was made from, and no linked
 * work tree is left behind in it. Submodules stay empty. Throws `git.objects-missing` where a part
 * of the commit is not here. Source: gitrepository-layout(5).
 */
export async function cleanCheckout(place: CheckoutPlace): Promise<RepositoryPlaces> {
  const { git, files, from, folder, commit } = place;
  const gitFolder = files.join(folder, '.git');
  await git.run('begin a clean checkout', [
    'init',
    '--quiet',
    '--template=',
    `--object-format=${from.hash}`,
    folder,
  ]);
  await borrowObjects(place, gitFolder);
  await copyRefs(place, gitFolder);
  await copyRemotes(place, gitFolder);
  const inside = git.at(folder);
  await inside.run('check a commit out', ['checkout', '--quiet', '--detach', commit, '--']);
  return {
    gitFolder,
    commonFolder: gitFolder,
    workTree: folder,
    hash: from.hash,
    shallow: from.shallow,
  };
}

async function borrowObjects({ files, from }: CheckoutPlace, gitFolder: string): Promise<void> {
  const objects = files.join(from.commonFolder, 'objects');
  const alternates = files.join(gitFolder, 'objects', 'info');
  await files.makeFolder(alternates);
  await files.create(files.join(alternates, 'alternates'), utf8(`${quotedPath(objects)}\n`));
  const shallow = await files.read(files.join(from.commonFolder, 'shallow'));
  if (shallow !== undefined) await files.create(files.join(gitFolder, 'shallow'), shallow);
}

/** Criteria ask about refs too: `git rev-list --all` must say what it says in the repository. */
async function copyRefs({ git, files }: CheckoutPlace, gitFolder: string): Promise<void> {
  const format = '--format=%(objectname) %(refname)';
  const refs = await git.run('list refs', ['for-each-ref', format]);
  await files.create(files.join(gitFolder, 'packed-refs'), refs);
}

async function copyRemotes(place: CheckoutPlace, gitFolder: string): Promise<void> {
  const asked = ['config', '--local', '--null', '--get-regexp', '^remote[.].*[.](url|fetch)$'];
  const { stdout } = await place.git.tryRun(asked);
  const config = place.files.join(gitFolder, 'config');
  for (const setting of lossyTextOf(stdout).split('\0').slice(0, -1)) {
    const [, key = '', value = ''] = /^([^\n]*)\n(.*)$/s.exec(setting) ?? [];
    const held = key.endsWith('.url') ? whereItIs(value, place) : value;
    await place.git.run('name a remote', ['config', '--file', config, '--add', key, held]);
  }
}

/** A remote's address that is a path from the work tree leads nowhere from another folder. */
function whereItIs(address: string, { files, from }: CheckoutPlace): string {
  return /^\.\.?(?:\/|$)/.test(address)
    ? files.absolute(address, from.workTree ?? from.gitFolder)
    : address;
}
