import { hexOf, utf8 } from '../base/index.ts';
import { userFolder, type Host } from '../host/index.ts';
import { createKey, openSigner, type Signer } from '../signing/index.ts';

/** A signer and what names its key for the next time. */
export interface OwnKey {
  readonly signer: Signer;
  /** A path, or a public key that an agent holds. */
  readonly key: string;
  /** Where a new key was written; undefined where an existing one is used. */
  readonly created: string | undefined;
}

/** Uses the key that was named, or makes a new one in the user's configuration folder. */
export async function ownKey(
  host: Host,
  wanted: { readonly name: string; readonly key?: string | undefined },
): Promise<OwnKey> {
  const named = wanted.key ?? host.environment.variables['SOS_KEY'];
  if (named !== undefined && named !== '') {
    return { signer: await openSigner(named, host), key: named, created: undefined };
  }
  return makeKey(host, wanted.name);
}

/** Makes a key. It is readable by its owner alone; its name tells two workspaces of one person apart. */
export async function makeKey(host: Host, name: string): Promise<OwnKey> {
  const { files, random } = host;
  const folder = keyFolder(host);
  const path = files.join(folder, `${name}-${hexOf(random.bytes(4))}`);
  const { privateFile, publicFile } = createKey(random, name);
  await files.makeFolder(folder, { mode: 0o700 });
  await files.create(path, utf8(privateFile), { mode: 0o600 });
  await files.create(`${path}.pub`, utf8(publicFile), { mode: 0o644 });
  return { signer: await openSigner(path, host), key: path, created: path };
}

/** The folder of the user's configuration that keys of ours are in. */
export function keyFolder(host: Host): string {
  return host.files.join(userFolder(host, 'config'), 'keys');
}
