import { openAddress } from '../git/index.ts';
import { addressWithoutCredentials } from '../memory/index.ts';
import type { RemotePlace } from '../release/index.ts';
import type { Workspace } from './workspace.ts';

/** Opens what somebody typed as a remote: a name that is configured here, a path, or an address. */
export async function remoteHere(
  workspace: Workspace,
  typed: string,
  // Threat: reaching the network under the configuration of a repository that is looked at. Only
  // the one that the user works in says how others are reached, or one that was just built.
  gitFolder: string = workspace.repository.places.commonFolder,
): Promise<RemotePlace> {
  const address = await addressOf(workspace, typed);
  return {
    address: openAddress(workspace.host, gitFolder, address),
    shown: addressWithoutCredentials(address),
  };
}

async function addressOf({ host, repository }: Workspace, typed: string): Promise<string> {
  const names = await repository.remotes();
  if (names.includes(typed)) return (await repository.setting(`remote.${typed}.url`))[0] ?? typed;
  const { files, environment } = host;
  const path = files.absolute(typed, environment.folder);
  return (await files.facts(path)) === undefined ? typed : path;
}
