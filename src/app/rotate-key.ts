import { utf8 } from '../base/index.ts';
import type { Signer } from '../signing/index.ts';
import { ROTATION_NAMESPACE, rotationProof } from '../trust/index.ts';
import { chooseKey, signerOf } from './identity.ts';
import { ownKey } from './new-key.ts';
import type { Opened } from './opened.ts';
import type { Written } from './write-request.ts';
import { write } from './write.ts';

/** Which key follows the present one. */
export interface RotationWish {
  /** A key to use instead of a new one. */
  readonly key?: string | undefined;
  readonly offline?: boolean | undefined;
}

/** What rotating did. */
export interface Rotated extends Written {
  readonly fingerprint: string;
  readonly keyFile: string | undefined;
}

/** Ends the present key with a record that names its successor, which signs that it agrees. */
export async function rotateKey(opened: Opened, wish: RotationWish): Promise<Rotated> {
  const old = await signerOf(await chooseKey(opened), opened.host);
  const kept = await opened.state.identity();
  const name = kept?.name ?? 'key';
  const fresh = await ownKey(withoutNamedKey(opened), { name, key: wish.key });
  const proof = await proofOf(opened, old, fresh.signer);
  const written = await write(opened, {
    kind: 'rotate',
    offline: wish.offline,
    plan: () => ({
      drafts: [{ kind: 'rotate', publicKey: fresh.signer.publicKey.text, proof }],
    }),
  });
  const { fingerprint } = fresh.signer.publicKey;
  await opened.state.setIdentity({ name, key: fresh.key, fingerprint });
  return { ...written, fingerprint, keyFile: fresh.created };
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
