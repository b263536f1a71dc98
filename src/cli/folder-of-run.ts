import { noSuchFolder } from '../evidence/index.ts';
import type { WorkContext } from './verb.ts';

/**
 * Finds the folder that a run names, in this work tree. Threat: a record that names a folder
 * elsewhere and so has its words run where they mean something else.
 */
export async function folderOfRun(context: WorkContext, named: string): Promise<string> {
  const { files } = context.host;
  const top = context.workspace.repository.places.workTree;
  const folder = top === undefined ? undefined : files.absolute(named, top);
  const inside = folder === top || folder?.startsWith(`${top ?? ''}/`) === true;
  const facts = folder === undefined ? undefined : await files.facts(folder);
  if (folder === undefined || !inside || facts?.type !== 'folder') throw noSuchFolder(named);
  return folder;
}
