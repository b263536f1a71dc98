import type { KeyObject } from 'node:crypto';
import { concatBytes, cryptography } from '../base/index.ts';
import type { KeyMaterial } from './key-material.ts';
import type { KeyType } from './key-type.ts';
import { wirePositive, wireString } from './wire-writer.ts';

/** A private key in memory together with what its public half is. */
export interface PrivateKey {
  readonly type: KeyType;
  readonly material: KeyMaterial;
  readonly signer: KeyObject;
}

/** Signs bytes and returns algorithm and signature in SSH wire form. RSA signs with SHA-512. */
export function rawSignature(key: PrivateKey, bytes: Uint8Array): Uint8Array {
  const algorithm = key.type === 'ssh-rsa' ? 'rsa-sha2-512' : key.type;
  return concatBytes([wireString(algorithm), wireString(payloadOf(key, bytes))]);
}

function payloadOf(key: PrivateKey, bytes: Uint8Array): Uint8Array {
  const { material, signer } = key;
  if (material.family === 'ed25519') return cryptography().sign(null, bytes, signer);
  if (material.family === 'rsa') return cryptography().sign('sha512', bytes, signer);
  const { digest, size } = material.curve;
  const numbers = cryptography().sign(digest, bytes, { key: signer, dsaEncoding: 'ieee-p1363' });
  return concatBytes([
    wirePositive(numbers.subarray(0, size)),
    wirePositive(numbers.subarray(size)),
  ]);
}
