import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor, dearmor } from '../../src/signing/armor.ts';
import { verifySignature, type Signer } from '../../src/signing/index.ts';
import { readSshsig, writeSshsig } from '../../src/signing/sshsig.ts';
import { wirePositive, wireString } from '../../src/signing/wire-writer.ts';
import { signerOf } from './memory-signer.ts';
import { NAMESPACE } from './ssh-tools.ts';

const message = utf8('sos: 1\nkind: message\n');
const ecdsa = await signerOf('ecdsa', ['-b', '256']);
const rsa = await signerOf('rsa', ['-b', '2048']);
const rsaPayload = readSshsig(dearmor(await rsa.sign(message, NAMESPACE))!)!.signature.slice(-256);

/** What becomes of a raw signature under an algorithm's name, of a key that is known. */
function codeOf(signer: Signer, algorithm: string, payload: Uint8Array): string {
  const signature = concatBytes([wireString(algorithm), wireString(payload)]);
  const parts = { publicKey: signer.publicKey.blob, namespace: utf8(NAMESPACE), signature };
  const armored = armor(writeSshsig({ ...parts, digestName: 'sha512' }));
  const answer = verifySignature({ message, armored, namespace: NAMESPACE });
  return answer.ok ? 'good' : answer.code;
}

describe('a raw ECDSA signature', () => {
  const code = (payload: Uint8Array) => codeOf(ecdsa, ecdsa.publicKey.type, payload);
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const one = Uint8Array.of(1);
  const order = Buffer.from(n.toString(16), 'hex');

  it.each([
    ['is empty', new Uint8Array(0)],
    ['has r of zero', concatBytes([wireString(''), wirePositive(one)])],
    ['has s of zero', concatBytes([wirePositive(one), wireString('')])],
    ['has a zero byte for zero', concatBytes([wireString('\0'), wirePositive(one)])],
    ['has a negative r', concatBytes([wireString(Uint8Array.of(0x80)), wirePositive(one)])],
    ['has a needless zero', concatBytes([wireString(Uint8Array.of(0, 1)), wirePositive(one)])],
    ['has r too long', concatBytes([wirePositive(new Uint8Array(33).fill(1)), wirePositive(one)])],
    ['has one number', wirePositive(one)],
    ['has three numbers', concatBytes([wirePositive(one), wirePositive(one), wirePositive(one)])],
    ['is 64 bare bytes', new Uint8Array(64).fill(1)],
  ])('is malformed when it %s', (_what, payload) => {
    expect(code(payload)).toBe('signing.malformed-signature');
  });

  it.each([
    ['r and s of one', one, one],
    ['r of the order', order, one],
    ['s of the order', one, order],
  ])('is bad with %s', (_what, r, s) => {
    expect(code(concatBytes([wirePositive(r), wirePositive(s)]))).toBe('signing.bad-signature');
  });
});

describe('a raw RSA signature', () => {
  it('is good under the algorithm it was made with, and no other', () => {
    expect(codeOf(rsa, 'rsa-sha2-512', rsaPayload)).toBe('good');
    expect(codeOf(rsa, 'rsa-sha2-256', rsaPayload)).toBe('signing.bad-signature');
  });

  it('is unsupported with SHA-1 or as a certificate', () => {
    for (const name of ['ssh-rsa', 'rsa-sha2-512-cert-v01@openssh.com', 'ssh-ed25519']) {
      expect(codeOf(rsa, name, rsaPayload)).toBe('signing.unsupported-algorithm');
    }
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['shorter', rsaPayload.subarray(1)],
    ['longer in front', concatBytes([Uint8Array.of(0), rsaPayload])],
    ['longer behind', concatBytes([rsaPayload, Uint8Array.of(0)])],
  ])('is malformed when it is %s', (_what, payload) => {
    expect(codeOf(rsa, 'rsa-sha2-512', payload)).toBe('signing.malformed-signature');
  });

  it('is bad when it is zero, one or above the modulus', () => {
    const one = new Uint8Array(256);
    one.set([1], 255);
    for (const payload of [new Uint8Array(256), one, new Uint8Array(256).fill(0xff)]) {
      expect(codeOf(rsa, 'rsa-sha2-512', payload)).toBe('signing.bad-signature');
    }
  });
});
