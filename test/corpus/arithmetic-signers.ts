import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { concatBytes } from '../../src/base/index.ts';
import { dearmor } from '../../src/signing/armor.ts';
import { parsePublicKey, type Signer } from '../../src/signing/index.ts';
import { base64Of } from '../../src/signing/base64.ts';
import { armoredSignature } from '../../src/signing/signer.ts';
import { readSshsig, writeSshsig } from '../../src/signing/sshsig.ts';
import { armor } from '../../src/signing/armor.ts';
import { wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { ecdsaBlob, ecdsaSignature } from '../signing/ecdsa-vectors.ts';
import { littleEndian, ORDER } from '../signing/edwards-curve.ts';
import { numberOf } from '../signing/modular.ts';
import { rsaBlob, rsaSignature } from '../signing/rsa-vectors.ts';
import type { CURVES } from '../signing/weierstrass-curve.ts';

/** Signs with an ECDSA key, the same bytes each time, which Node's own signatures are not. */
export function ecdsaSigner(curve: keyof typeof CURVES): Signer {
  const type = `ecdsa-sha2-${curve}`;
  return signerOf(ecdsaBlob(curve), type, (bytes) => [
    wireString(type),
    wireString(ecdsaSignature(curve, bytes)),
  ]);
}

/** Signs with an RSA key of 2048 bits. */
export function rsaSigner(): Signer {
  return signerOf(rsaBlob(), 'ssh-rsa', (bytes) => [
    wireString('rsa-sha2-512'),
    wireString(rsaSignature(bytes)),
  ]);
}

const SK_ED25519 = 'sk-ssh-ed25519@openssh.com';
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs as a security key does that was touched, or was not. */
export function securityKeySigner(touched: boolean): Signer {
  const seed = sha256(Buffer.from('a security key'));
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const blob = [SK_ED25519, Buffer.from(x, 'base64url'), 'ssh:'].map(wireString);
  const seal = concatBytes([Uint8Array.of(touched ? 1 : 0), wireUint32(7)]);
  return signerOf(concatBytes(blob), SK_ED25519, (bytes) => {
    const sealed = concatBytes([sha256(Buffer.from('ssh:')), seal, sha256(bytes)]);
    return [wireString(SK_ED25519), wireString(sign(null, sealed, key)), seal];
  });
}

/** Adds the order of the curve to S: a second signature, of which `ssh-keygen` 9.2 thinks well. */
export function bent(signer: Signer): Signer {
  return {
    ...signer,
    async sign(message, namespace) {
      const sshsig = readSshsig(dearmor(await signer.sign(message, namespace))!)!;
      const s = numberOf(sshsig.signature.slice(-32).reverse()) + ORDER;
      const signature = concatBytes([sshsig.signature.subarray(0, -32), littleEndian(s)]);
      return armor(writeSshsig({ ...sshsig, signature }));
    },
  };
}

function signerOf(
  blob: Uint8Array,
  type: string,
  signBytes: (bytes: Uint8Array) => Uint8Array[],
): Signer {
  const parsed = parsePublicKey(`${type} ${base64Of(blob)}`);
  if (!parsed.ok) throw new Error(parsed.reason);
  const publicKey = parsed.key;
  return {
    publicKey,
    source: 'arithmetic',
    sign: (message, namespace) =>
      armoredSignature(publicKey, { message, namespace }, (bytes) => concatBytes(signBytes(bytes))),
  };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
