import { utf8 } from '../base/index.ts';
import type { Signer } from '../signing/index.ts';
import { ROTATION_NAMESPACE, rotationProof } from '../trust/index.ts';
import { earlierRotation, type EarlierRotation } from './earlier-rotation.ts';
import { chooseKey, signerOf } from './identity.ts';
import { ownKey } from './new-key.ts';
import type { Opened } from './opened.ts';
import type { RotationWish } from './rotation-wish.ts';
import type { Written } from './write-request.ts';
import { write } from './write.ts';

/** What rotating did. */
export interface Rotated extends Written {
  readonly fingerprint: string;
  readonly keyFile: string | undefined;
}

/**
 * Ends the present key with a record that names its successor, which signs that it agrees. Where
 * that happened already, the rotation is finished: remembered and shared.
 */
export async function rotateKey(opened: Opened, wish: RotationWish): Promise<Rotated> {
  const old = await signerOf(await chooseKey(opened), opened.host);
  const earlier = await earlierRotation(opened, old.publicKey.fingerprint, wish);
  return earlier === undefined ? rotateFrom(opened, old, wish) : finish(opened, earlier, wish);
}

async function rotateFrom(opened: Opened, old: Signer, wish: RotationWish): Promise<Rotated> {
  const kept = await opened.state.identity();
  const name = kept?.name ?? 'key';
  const fresh = await ownKey(withoutNamedKey(opened), { name, key: wish.key });
  const proof = await proofOf(opened, old, fresh.signer);
  const { fingerprint } = fresh.signer.publicKey;
  const written = await write(opened, {
    kind: 'rotate',
    once: wish.once,
    offline: wish.offline,
    plan: () => ({
      drafts: [{ kind: 'rotate', publicKey: fresh.signer.publicKey.text, proof }],
    }),
    appended: () => opened.state.setIdentity({ name, key: fresh.key, fingerprint }),
  });
  return { ...written, fingerprint, keyFile: fresh.created };
}

async function finish(
  opened: Opened,
  { entry, fingerprint, key }: EarlierRotation,
  { offline }: RotationWish,
): Promise<Rotated> {
  if (key !== undefined) await opened.state.setIdentity({ name: entry.author, key, fingerprint });
  const written = await write(opened, {
    kind: 'rotate',
    offline,
    plan: () => ({ drafts: [] }),
  });
  const { id, path } = entry;
  return {
    ...written,
    records: [{ id, path, kind: 'rotate' }],
    fingerprint,
    keyFile: undefined,
  };
}

/** SOS_KEY names the old key: the new one must not be it. */
function withoutNamedKey({ host }: Opened): Opened['host'] {
  const variables = Object.fromEntries(
    Object.entries(host.environment.variables).filter(([name]) => name !== 'SOS_KEY'),
  );
  return { ...host, environment: { ...host.environment, variables } };
}

async function proofOf(opened: Opened, old: Signer, fresh: Signer): Promise<string> {
  const keys = {
    ledger: opened.pin?.ledger ?? '',
    old: old.publicKey.fingerprint,
    fresh: fresh.publicKey.fingerprint,
  };
  return fresh.sign(utf8(rotationProof(keys)), ROTATION_NAMESPACE);
}
