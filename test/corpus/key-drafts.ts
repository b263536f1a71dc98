import { utf8 } from '../../src/base/index.ts';
import type { DraftOf } from '../../src/records/index.ts';
import { ROTATION_NAMESPACE, rotationProof } from '../../src/trust/index.ts';
import type { Forge } from '../support/forge.ts';

/** A revocation of the first key of a principal: only these records and their past count. */
export function revocationOf(
  forge: Forge,
  principal: string,
  heads: readonly string[],
): DraftOf<'revoke'> {
  const keys = [forge.signer(principal).publicKey.fingerprint];
  return { kind: 'revoke', principal, keys, heads, reason: 'stolen' };
}

/** A rotation from a principal's first key to another; both agree. */
export async function rotationOf(
  forge: Forge,
  principal: string,
  fresh: string,
): Promise<DraftOf<'rotate'>> {
  const { publicKey } = forge.signer(fresh);
  const old = forge.signer(principal).publicKey.fingerprint;
  const agreed = rotationProof({ ledger: forge.ledger, old, fresh: publicKey.fingerprint });
  const proof = await forge.signer(fresh).sign(utf8(agreed), ROTATION_NAMESPACE);
  return { kind: 'rotate', publicKey: publicKey.text, proof };
}
