import type { WriteContext } from './verb.ts';

/** Bytes of a command in a file of their own. */
interface PrivateFile {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Puts bytes into a file that only the user can read and write. Threat: another account that swaps
 * them between the check and the run.
 */
export async function privateFile(
  { host: { files } }: Pick<WriteContext, 'host'>,
  bytes: Uint8Array,
): Promise<PrivateFile> {
  const folder = await files.makeTemporaryFolder('sos-command-');
  const path = files.join(folder, 'command');
  await files.create(path, bytes, { mode: 0o600 });
  return { path, remove: () => files.removeFolder(folder) };
}
