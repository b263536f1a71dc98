import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { parsePublicKey } from '../signing/index.ts';
import type { Ruling } from '../trust/index.ts';
import { signerOf } from './identity.ts';
import { keyFolder, ownKey, type OwnKey } from './new-key.ts';
import type { Opened } from './opened.ts';

const LARGEST = 64 * 1024;

/** The key that somebody joins with. */
export interface JoiningKey extends OwnKey {
  /** Where a key was found that the ledger knows under this name already. */
  readonly found: string | undefined;
}

interface Joiner {
  readonly name: string;
  readonly key?: string | undefined;
  readonly newKey: boolean;
}

/**
 * Gives the key that is there already: the one that is named, the one that this work tree joined
 * with before, or one in the user's folder that the ledger knows under the name. Undefined where a
 * new one is due.
 */
export async function keyAtHand(
  { host, state }: Opened,
  wish: Joiner,
  ruling: Ruling,
): Promise<JoiningKey | undefined> {
  if (wish.newKey) return undefined;
  const named = wish.key ?? host.environment.variables['SOS_KEY'];
  if (named !== undefined && named !== '') {
    return { ...(await ownKey(host, wish)), found: undefined };
  }
  const kept = await state.ownIdentity();
  if (kept !== undefined) {
    const signer = await signerOf({ ...kept, source: 'sos join' }, host);
    return { signer, key: kept.key, created: undefined, found: undefined };
  }
  const found = await heldKey(host, wish.name, keysUnder(wish.name, ruling));
  if (found === undefined) return undefined;
  return { ...(await ownKey(host, { name: wish.name, key: found })), found };
}

/**
 * Finds one of the known keys among those that were made for a name in the user's folder. An enrolled
 * key that is lying about must not be passed over for a stranger of the same name.
 */
export async function heldKey(
  host: Host,
  name: string,
  known: ReadonlySet<string>,
): Promise<string | undefined> {
  const folder = keyFolder(host);
  for (const file of known.size === 0 ? [] : await host.files.list(folder)) {
    if (!file.startsWith(`${name}-`) || !file.endsWith('.pub')) continue;
    const path = host.files.join(folder, file.slice(0, -'.pub'.length));
    if ((await host.files.facts(path)) === undefined) continue;
    const fingerprint = await fingerprintIn(host, `${path}.pub`);
    if (fingerprint !== undefined && known.has(fingerprint)) return path;
  }
  return undefined;
}

/** Tells which key a path, or a public key that an agent holds, names. Throws where it names none. */
export async function fingerprintOfKey(host: Host, key: string): Promise<string> {
  return (await ownKey(host, { name: '', key })).signer.publicKey.fingerprint;
}

async function fingerprintIn({ files }: Host, publicFile: string): Promise<string | undefined> {
  const bytes = (await files.read(publicFile, { maxBytes: LARGEST })) ?? new Uint8Array();
  const [type = '', key = ''] = (textOf(bytes) ?? '').trim().split(' ');
  const parsed = parsePublicKey(`${type} ${key}`);
  return parsed.ok ? parsed.key.fingerprint : undefined;
}

function keysUnder(name: string, { roster, requests }: Ruling): ReadonlySet<string> {
  const bound = (roster.get(name)?.keys ?? []).filter(({ standing }) => standing === 'active');
  const asking = requests.filter(({ principal }) => principal === name);
  return new Set([...bound, ...asking].map(({ fingerprint }) => fingerprint));
}
