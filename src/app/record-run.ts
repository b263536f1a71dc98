import { showUnsafe } from '../base/index.ts';
import {
  outputKept,
  runEvidence,
  type Placement,
  type RanEvidence,
  type RunRequest,
} from '../evidence/index.ts';
import type { RepositoryPlaces } from '../git/index.ts';
import type { Workspace } from './workspace.ts';
import type { Written, WriteRequest } from './write-request.ts';

/** A command to run and to record. */
export interface RecordedRunWish
  extends Omit<RunRequest, 'look' | 'shownFolder'>, Pick<WriteRequest, 'once' | 'offline'> {
  readonly placement: Placement;
}

/**
 * Runs a command on what the work tree stands on, and appends the run with its output. A run that
 * ends badly is recorded too. What cannot be recorded after all is kept in a file.
 */
export async function recordRun(workspace: Workspace, wish: RecordedRunWish): Promise<Written> {
  const { host, repository } = workspace;
  const ran = await runEvidence(host, wish.placement, {
    ...wish,
    shownFolder: shownFolder(wish.folder, repository.places),
    look: () => repository.subject(),
  });
  return append(workspace, wish, ran);
}

async function append(
  workspace: Workspace,
  { once, offline }: RecordedRunWish,
  ran: RanEvidence,
): Promise<Written> {
  const { drafts, contents } = ran;
  const plan = () => ({ drafts, contents });
  try {
    return await workspace.write({ kind: 'evidence', once, offline, plan });
  } catch (cause) {
    throw await outputKept(workspace.host.files, ran, cause);
  }
}

/** Names a folder from the top of the work tree, so that a record tells of no one's home. */
function shownFolder(folder: string, { workTree }: RepositoryPlaces): string {
  if (workTree === undefined || folder === workTree) return '.';
  const inside = folder.startsWith(`${workTree}/`);
  return showUnsafe(inside ? folder.slice(workTree.length + 1) : folder);
}
