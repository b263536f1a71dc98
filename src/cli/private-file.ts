import type { Host } from '../host/index.ts';
import type { WriteContext } from './verb.ts';

/** Bytes of a command in a file of their own. */
interface PrivateFile {
  readonly path: string;
  remove(): Promise<void>;
}

const PREFIX = 'sos-command-';
const NAME = 'command';
const DAY = 24 * 60 * 60 * 1000;

/**
 * Puts bytes into a file that only the user can read and write. Threat: another account that swaps
 * them between the check and the run.
 */
export async function privateFile(
  context: Pick<WriteContext, 'host'>,
  bytes: Uint8Array,
): Promise<PrivateFile> {
  const { files } = context.host;
  const folder = await files.makeTemporaryFolder(PREFIX);
  // What cannot be removed keeps no command from running.
  await removeOld(context, files.absolute('..', folder)).catch(() => undefined);
  const path = files.join(folder, NAME);
  await files.create(path, bytes, { mode: 0o600 });
  return { path, remove: () => files.removeFolder(folder) };
}

/** Removes what runs left here that were killed. One that runs still has its file open. */
async function removeOld({ host }: Pick<WriteContext, 'host'>, around: string): Promise<void> {
  const { files } = host;
  const named = (await files.list(around)).filter((name) => name.startsWith(PREFIX));
  for (const name of named) {
    const folder = files.join(around, name);
    if (await isLeftOver(host, folder)) await files.removeFolder(folder);
  }
}

/** Threat: what somebody else put there, a link, or a folder of other things under such a name. */
async function isLeftOver(
  { files, clock }: Pick<Host, 'files' | 'clock'>,
  folder: string,
): Promise<boolean> {
  const facts = await files.facts(folder);
  if (facts?.type !== 'folder' || !facts.mine || clock.now() - facts.modified < DAY) return false;
  return (await files.list(folder)).every((name) => name === NAME);
}
