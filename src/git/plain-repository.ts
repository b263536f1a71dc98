import { lossyTextOf } from '../base/index.ts';
import type { FileFacts, Files } from '../host/index.ts';
import type { GitHost } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import { readPlainRef } from './plain-ref.ts';
import type { RepositoryPlaces } from './repository.ts';

/** What is found without a process. */
export interface PlainLook {
  readonly places: RepositoryPlaces;
  readonly resolved: ReadonlyMap<string, Oid>;
}

/** More than a configuration or a HEAD has that somebody wrote by hand. */
const MAX_SETTINGS = 65_536;

/** What of a configuration decides where a repository is and how its refs are kept. */
const UNUSUAL = /extensions|include|worktree/i;
const USUAL_FORMAT = /^\s*repositoryformatversion\s*=\s*0\s*$/m;
const NOT_BARE = /^\s*bare\s*=\s*false\s*$/m;

/**
 * Finds the repository that a folder is in, and looks refs up, from the files themselves: a process
 * of git's costs more than all else that a read does. It answers only for the repository that
 * `git init` and `git clone` make (SHA-1, refs in files, nothing configured about where things
 * are) and that belongs to whoever runs this; about every other it says undefined, and git is
 * asked. Source: gitrepository-layout(5), git-config(1) "safe.directory".
 */
export async function lookAtPlainRepository(
  host: GitHost & { readonly files: Files },
  folder: string,
  refs: readonly string[],
): Promise<PlainLook | undefined> {
  if (folder.includes('\n') || isToldWhereToStop(host) || !hasGit(host)) return undefined;
  const places = await plainPlaces(host.files, folder);
  if (places === undefined) return undefined;
  const resolved = new Map<string, Oid>();
  for (const ref of refs) {
    const found = await readPlainRef(host.files, places.commonFolder, ref);
    if (found === undefined) return undefined;
    if (found.oid !== undefined) resolved.set(ref, found.oid);
  }
  return { places, resolved };
}

function isToldWhereToStop({ environment: { variables } }: GitHost): boolean {
  return (
    variables['GIT_CEILING_DIRECTORIES'] !== undefined ||
    variables['GIT_DISCOVERY_ACROSS_FILESYSTEM'] !== undefined
  );
}

/** Without git everything is read in another way, and that is decided when the repository is opened. */
function hasGit({ environment, processes }: GitHost): boolean {
  return processes.find('git', environment.variables['PATH']) !== undefined;
}

async function plainPlaces(files: Files, folder: string): Promise<RepositoryPlaces | undefined> {
  const workTree = await folderWithGit(files, await files.realPath(folder));
  if (workTree === undefined) return undefined;
  const gitFolder = await gitFolderOf(files, workTree);
  if (gitFolder === undefined) return undefined;
  const link = await smallText(files, files.join(gitFolder, 'commondir'));
  const commonFolder =
    link === undefined
      ? gitFolder
      : await files.realPath(files.absolute(link.trimEnd(), gitFolder));
  const isPlain =
    (await isMine(files, [workTree, gitFolder, commonFolder])) &&
    (await hasUsualSettings(files, commonFolder)) &&
    (await hasHead(files, gitFolder)) &&
    (await hasObjects(files, commonFolder));
  if (!isPlain) return undefined;
  const shallow = (await files.facts(files.join(commonFolder, 'shallow'))) !== undefined;
  return { gitFolder, commonFolder, workTree, hash: 'sha1', shallow, plain: true };
}

/** Walks up to the folder with `.git` in it, as long as nothing on the way needs a closer look. */
async function folderWithGit(files: Files, folder: string): Promise<string | undefined> {
  const start = await files.facts(folder);
  for (let at = folder; ; at = files.absolute('..', at)) {
    const here = await files.facts(at);
    // Git does not look beyond the file system that it began on.
    if (here === undefined || here.device !== start?.device) return undefined;
    if ((await files.facts(files.join(at, '.git'))) !== undefined) return at;
    const maybeBare = (await files.facts(files.join(at, 'HEAD'))) !== undefined;
    if (maybeBare || files.absolute('..', at) === at) return undefined;
  }
}

/** `.git` itself, or what a linked work tree's `.git` file names. */
async function gitFolderOf(files: Files, workTree: string): Promise<string | undefined> {
  const inside = files.join(workTree, '.git');
  const facts = await files.facts(inside);
  if (facts?.type === 'folder') return inside;
  if (facts?.type !== 'file' || !facts.mine) return undefined;
  const link = /^gitdir: (.+)\n$/.exec((await smallText(files, inside)) ?? '')?.[1];
  return link === undefined ? undefined : files.realPath(files.absolute(link, workTree));
}

/** Threat: a repository of somebody else's, whose files were laid out to be believed. */
async function isMine(files: Files, folders: readonly string[]): Promise<boolean> {
  const facts: (FileFacts | undefined)[] = [];
  for (const folder of folders) facts.push(await files.facts(folder));
  return facts.every((each) => each?.type === 'folder' && each.mine);
}

async function hasUsualSettings(files: Files, commonFolder: string): Promise<boolean> {
  const settings = (await smallText(files, files.join(commonFolder, 'config'))) ?? '';
  return USUAL_FORMAT.test(settings) && NOT_BARE.test(settings) && !UNUSUAL.test(settings);
}

async function hasHead(files: Files, gitFolder: string): Promise<boolean> {
  const head = (await smallText(files, files.join(gitFolder, 'HEAD'))) ?? '';
  return head.startsWith('ref: refs/') || isOid(head.trimEnd());
}

async function hasObjects(files: Files, commonFolder: string): Promise<boolean> {
  return (await files.facts(files.join(commonFolder, 'objects')))?.type === 'folder';
}

async function smallText(files: Files, path: string): Promise<string | undefined> {
  const facts = await files.facts(path);
  if (facts?.type !== 'file' || facts.size > MAX_SETTINGS) return undefined;
  return lossyTextOf((await files.read(path)) ?? new Uint8Array());
}
