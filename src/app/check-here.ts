import { openRepository, stockGit, type Repository } from '../git/index.ts';
import {
  checkRelease,
  notARepository,
  proveRemote,
  proveScan,
  proveWork,
  type Bench,
  type Proof,
  type SignedWork,
} from '../release/index.ts';
import { proveInFreshClone } from './fresh-clone.ts';
import { manifestHere, manifestMaking, type Manifest } from './manifests.ts';
import type { Reading } from './reading-answer.ts';
import { remoteHere } from './remote-here.ts';
import { scanToLeave } from './scan-here.ts';
import { standingOf } from './standing.ts';
import type { Workspace } from './workspace.ts';

/** What is to be looked at, as it was typed. */
export interface CheckWish {
  readonly folder: string;
  readonly manifest?: string | undefined;
  /** The remote that is to serve it, and nothing else. */
  readonly remote?: string | undefined;
  /** Runs what its README says, in a fresh clone. */
  readonly run?: boolean;
}

/** What was looked at, and what it was held against. */
export interface CheckedHere {
  readonly head: string | undefined;
  readonly manifest: Manifest | undefined;
  readonly proofs: readonly Proof[];
}

/** Looks at a repository that is to leave, however it was built. */
export async function checkHere(
  workspace: Workspace,
  reading: Reading,
  wish: CheckWish,
): Promise<CheckedHere> {
  const bench = await benchOf(workspace, wish.folder);
  const head = (await bench.git.ask(['rev-parse', '--verify', '--quiet', 'HEAD'])).stdout.trim();
  const manifest =
    wish.manifest === undefined
      ? await manifestMaking(reading, head)
      : await manifestHere(reading, wish.manifest);
  const against = { list: manifest?.list, release: manifest?.entry.record.release };
  const proofs = await checkRelease({ ...bench, ...against });
  const work = manifest === undefined ? undefined : await workOf(workspace, reading, manifest);
  const remote = wish.remote === undefined ? [] : [await remoteHere(workspace, wish.remote)];
  return {
    head: head === '' ? undefined : head,
    manifest,
    proofs: [
      ...proofs,
      proveWork(work),
      proveScan(await scanToLeave(workspace, reading, bench.repository), bench.shown),
      ...(await proveInFreshClone(workspace, bench, wish.run === true)),
      ...(await Promise.all(remote.map((place) => proveRemote(place, head)))),
    ],
  };
}

/** Gathers what is known of the brief that a manifest belongs to. */
export async function workOf(
  { repository }: Workspace,
  { ruling }: Reading,
  { entry }: Manifest,
): Promise<SignedWork | undefined> {
  const standing = await standingOf(repository, { ruling });
  const brief = standing.briefs.all.get(entry.record.brief);
  return brief && { manifest: entry, closing: standing.closingOf(brief) };
}

/** A repository that is looked at, before it is known what it is held against. */
type Opening = Omit<Bench, 'list' | 'release'> & { readonly repository: Repository };

/** Threat: a folder that is none, so that the repository around it is looked at in its place. */
async function benchOf({ host, repository }: Workspace, typed: string): Promise<Opening> {
  const { files, environment } = host;
  const folder = await files.realPath(files.absolute(typed, environment.folder));
  const opened = await openRepository(host, folder);
  const gitFolder = opened?.repository.places.gitFolder;
  const own = gitFolder === folder || gitFolder === files.join(folder, '.git');
  if (opened === undefined || !own) throw notARepository(typed);
  const bare = gitFolder === folder;
  const shown = bare ? typed : files.join(typed, '.git');
  const { commonFolder } = repository.places;
  return {
    repository: opened.repository,
    git: stockGit(host, gitFolder, shown),
    files,
    gitFolder,
    shown,
    source: stockGit(host, commonFolder, commonFolder),
  };
}
