import { concatBytes } from '../../src/base/index.ts';
import type { Signer } from '../../src/signing/index.ts';
import { publicKeyOf } from '../../src/signing/public-key.ts';
import { armoredSignature } from '../../src/signing/signer.ts';
import { wireString } from '../../src/signing/wire-writer.ts';

const ED25519 = 'ssh-ed25519';

/** The neutral point of the curve: as a key, one signature of it fits every message. */
const NEUTRAL = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 1 : 0));

/** Signs with a key for which anybody can sign: the neutral point, with a scalar of zero. */
export function weakSigner(): Signer {
  const blob = concatBytes([wireString(ED25519), wireString(NEUTRAL)]);
  const publicKey = publicKeyOf(ED25519, blob);
  const trivial = concatBytes([NEUTRAL, new Uint8Array(32)]);
  const raw = concatBytes([wireString(ED25519), wireString(trivial)]);
  return {
    publicKey,
    source: 'nowhere',
    sign: (message, namespace) => armoredSignature(publicKey, { message, namespace }, () => raw),
  };
}
