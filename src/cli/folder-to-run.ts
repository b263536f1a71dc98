import { noFolderToRun } from './errors-of-commands.ts';
import type { WriteContext } from './verb.ts';

/** Says in which folder a command is to run: the one that was typed, or the top of the work tree. */
export function folderToRun(
  { workspace, host: { environment, files } }: Pick<WriteContext, 'workspace' | 'host'>,
  typed: string | undefined,
): string {
  const { folder } = environment;
  const top = workspace.repository.places.workTree ?? folder;
  return typed === undefined ? top : files.absolute(typed, folder);
}

/** Refuses a folder that is not there before it is signed, for everybody, that a command is begun. */
export async function refuseNoFolder(
  { host: { files } }: Pick<WriteContext, 'host'>,
  folder: string,
): Promise<void> {
  const facts = await files.facts(await files.realPath(folder));
  if (facts?.type !== 'folder') throw noFolderToRun(folder);
}
