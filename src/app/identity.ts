import type { Host } from '../host/index.ts';
import type { Signer } from '../signing/index.ts';
import type { Ruling } from '../trust/index.ts';
import { noKey, otherKey } from './errors-of-people.ts';
import type { Opened } from './opened.ts';
import type { Me } from './reading-answer.ts';

/** What names the key that signs here, and why that one. */
export interface KeyChoice {
  /** A path, or a public key that an agent holds, as `user.signingkey` allows. */
  readonly key: string;
  readonly source: 'SOS_KEY' | 'sos join' | 'user.signingkey';
  /** Known beforehand where `sos join` remembered it. */
  readonly name?: string;
  readonly fingerprint?: string;
}

/** Chooses the key: `SOS_KEY`, then what init or join remembered, then Git's own signing key. */
export async function chooseKey({
  host,
  repository,
  state,
}: Opened): Promise<KeyChoice | undefined> {
  const named = host.environment.variables['SOS_KEY'];
  if (named !== undefined && named !== '') return { key: named, source: 'SOS_KEY' };
  const kept = await state.identity();
  if (kept !== undefined) return { ...kept, source: 'sos join' };
  const [format] = (await repository.setting('gpg.format')).slice(-1);
  const [key] = (await repository.setting('user.signingkey')).slice(-1);
  return format === 'ssh' && key !== undefined ? { key, source: 'user.signingkey' } : undefined;
}

/** Opens the chosen key, or says how to get one. */
export async function signerOf(choice: KeyChoice | undefined, host: Host): Promise<Signer> {
  if (choice === undefined) throw noKey();
  const { openSigner } = await import('../signing/index.ts');
  const signer = await openSigner(choice.key, host);
  const { fingerprint = signer.publicKey.fingerprint } = choice;
  // Threat: what was remembered of a key, led to a key of somebody else's.
  if (signer.publicKey.fingerprint !== fingerprint) {
    throw otherKey(choice.key, fingerprint, signer.publicKey.fingerprint);
  }
  return signer;
}

/** Says who a key is. The name comes from the roster; before enrolment it is only asked for. */
export function meOf(
  fingerprint: string,
  choice: { readonly source: string; readonly name?: string },
  ruling: Ruling,
): Me {
  const { roster, requests } = ruling;
  const principal = [...roster.values()].find(({ keys }) =>
    keys.some((key) => key.fingerprint === fingerprint),
  );
  const asked = requests.find((request) => request.fingerprint === fingerprint)?.principal;
  const name = principal?.name ?? asked ?? choice.name ?? 'unknown';
  return { name, fingerprint, source: choice.source, principal };
}
