import { showUnsafe } from '../base/index.ts';
import {
  apartFromHere,
  noSuchFolder,
  outputKept,
  prepareCheckout,
  runEvidence,
  type Placement,
  type RanEvidence,
  type RunRequest,
} from '../evidence/index.ts';
import type { Host } from '../host/index.ts';
import type { Repository, RepositoryPlaces } from '../git/index.ts';
import { leavesOf } from './leaves-of.ts';
import { inCleanCheckout } from './in-clean-checkout.ts';
import type { Workspace } from './workspace.ts';
import type { Written, WriteRequest } from './write-request.ts';

/** A command to run and to record. */
export interface RecordedRunWish
  extends
    Omit<RunRequest, 'look' | 'shownFolder' | 'leaves'>,
    Pick<WriteRequest, 'once' | 'offline'> {
  readonly placement: Placement;
  /** Given to the command in SOS_CHALLENGE, and recorded. */
  readonly nonce?: string | undefined;
  /** Run on a clean checkout of this commit and not here; `folder` is then relative to its top. */
  readonly commit?: string;
  /** Files that the run makes, from `folder`, or from the top of that checkout. */
  readonly products?: readonly string[];
  /** The file into which its test runner writes, from there too. */
  readonly report?: string | undefined;
}

/**
 * Runs a command on what the work tree stands on, or on a clean checkout of a commit, and appends
 * the run with its output. A run that ends badly is recorded too. What cannot be recorded after all
 * is kept in a file.
 */
export async function recordRun(workspace: Workspace, asked: RecordedRunWish): Promise<Written> {
  const wish = { ...asked, ...(await toldOf(workspace, asked)) };
  const { commit } = wish;
  const ran =
    commit === undefined
      ? await runIn(workspace, wish, workspace.repository)
      : await inCleanCheckout(workspace, commit, (checkout) => runApart(workspace, wish, checkout));
  return append(workspace, wish, ran);
}

/** Refuses secrets in what will be told of a run before anything is run, or tells it without them. */
async function toldOf(
  { host, withoutSecrets }: Workspace,
  { argv, shownArgv = argv, placement, environment }: RecordedRunWish,
): Promise<Pick<RecordedRunWish, 'shownArgv' | 'placement'>> {
  const { variables } = host.environment;
  const recorded = environment.map((name) => ({ name, value: variables[name] }));
  const told = await withoutSecrets({ argv: shownArgv, placement, environment: recorded });
  return { shownArgv: told.argv, placement: told.placement };
}

async function runIn(
  { host }: Pick<Workspace, 'host'>,
  wish: RecordedRunWish,
  repository: Repository,
): Promise<RanEvidence> {
  const { challenged, environment } = challengedBy(host, wish);
  return runEvidence(challenged, wish.placement, {
    ...wish,
    environment,
    shownFolder: shownFolder(wish.folder, repository.places),
    leaves: leavesOf(host.files, wish, repository.places),
    look: () => repository.subject(),
  });
}

/** Gives the command the nonce of its challenge. */
function challengedBy(host: Host, { nonce, environment }: RecordedRunWish) {
  if (nonce === undefined) return { challenged: host, environment };
  const variables = { ...host.environment.variables, SOS_CHALLENGE: nonce };
  return {
    challenged: { ...host, environment: { ...host.environment, variables } },
    environment: [...environment, 'SOS_CHALLENGE'],
  };
}

/** Threat: a variable of git's that leads the run out of the checkout, into the user's repository. */
async function runApart(
  workspace: Workspace,
  wish: RecordedRunWish,
  checkout: Repository,
): Promise<RanEvidence> {
  const { environment } = workspace.host;
  const variables = apartFromHere(environment.variables);
  const host = { ...workspace.host, environment: { ...environment, variables } };
  const folder = await folderInside(workspace, checkout.places, wish.folder);
  const { prepared: argv, onOutput, signal } = wish;
  if (argv !== undefined) {
    const watch = { onOutput, ...(signal === undefined ? {} : { signal }) };
    await prepareCheckout(host, { argv, folder, ...watch });
  }
  return runIn({ host }, { ...wish, folder }, checkout);
}

/**
 * Finds the folder that a run names, below the top of a work tree. Threat: a record that names a
 * folder elsewhere, or a link that leads there, and so has its words run where they mean something
 * else.
 */
async function folderInside(
  { host: { files } }: Workspace,
  { workTree = '' }: RepositoryPlaces,
  named: string,
): Promise<string> {
  const folder = await files.realPath(files.absolute(named, workTree));
  const isInside = folder === workTree || folder.startsWith(`${workTree}/`);
  const facts = await files.facts(folder);
  if (!isInside || facts?.type !== 'folder') throw noSuchFolder(named);
  return folder;
}

async function append(
  workspace: Workspace,
  { once, offline }: RecordedRunWish,
  ran: RanEvidence,
): Promise<Written> {
  const { drafts, contents } = ran;
  const plan = () => ({ drafts, contents, printed: true });
  try {
    return await workspace.write({ kind: 'evidence', once, offline, plan });
  } catch (cause) {
    throw await outputKept(workspace.host.files, ran, cause);
  }
}

/** Names a folder from the top of the work tree, so that a record tells of no one's home. */
export function shownFolder(folder: string, { workTree }: RepositoryPlaces): string {
  if (workTree === undefined || folder === workTree) return '.';
  const inside = folder.startsWith(`${workTree}/`);
  return showUnsafe(inside ? folder.slice(workTree.length + 1) : folder);
}
