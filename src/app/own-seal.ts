import { userFolder, type Host } from '../host/index.ts';
import { sealWith, type Seal } from '../catalog/index.ts';

const KEY_BYTES = 32;

/**
 * Gives the seal by which this user's sos knows what it wrote itself. Its key lies outside every
 * repository, readable by its owner alone, so that no folder that came from elsewhere bears it.
 * Undefined where there is no such place: nothing is believed then that is not worked out afresh.
 */
export async function ownSeal(host: Host): Promise<Seal | undefined> {
  try {
    const key = await ownKeyOf(host);
    return key === undefined ? undefined : sealWith(key);
  } catch {
    return undefined;
  }
}

async function ownKeyOf(host: Host): Promise<Uint8Array | undefined> {
  const { files, random } = host;
  const folder = userFolder(host, 'state');
  const path = files.join(folder, 'catalog-key');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const facts = await files.facts(path);
    if (facts !== undefined) {
      const isOwn = facts.type === 'file' && facts.mine && (facts.mode & 0o077) === 0;
      const key = isOwn ? await files.read(path, { maxBytes: 1024 }) : undefined;
      return key?.length === KEY_BYTES ? key : undefined;
    }
    await files.makeFolder(folder, { mode: 0o700 });
    await files.create(path, random.bytes(KEY_BYTES), { mode: 0o600 });
  }
  return undefined;
}
