import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor } from '../../src/signing/armor.ts';
import { base64Of } from '../../src/signing/base64.ts';
import { parsePublicKey, verifySignature } from '../../src/signing/index.ts';
import { writeSshsig } from '../../src/signing/sshsig.ts';
import { wirePositive, wireString } from '../../src/signing/wire-writer.ts';
import { decodePoint, encodingsOf, orderOf, smallOrderYs } from './edwards-curve.ts';

const ORDER_8 = Buffer.from(
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'hex',
);
const WEAK = smallOrderYs(decodePoint(ORDER_8)!).flatMap(encodingsOf);

function ed25519Blob(point: Uint8Array): Uint8Array {
  return concatBytes([wireString('ssh-ed25519'), wireString(point)]);
}

function rsaBlob(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  return concatBytes([wireString('ssh-rsa'), wirePositive(exponent), wirePositive(modulus)]);
}

function ecdsaBlob(point: Uint8Array): Uint8Array {
  return concatBytes([
    wireString('ecdsa-sha2-nistp256'),
    wireString('nistp256'),
    wireString(point),
  ]);
}

function parse(type: string, blob: Uint8Array) {
  return parsePublicKey(`${type} ${base64Of(blob)}`);
}

describe('Ed25519 points of small order', () => {
  it('have exactly 14 encodings, by arithmetic of our own', () => {
    expect(new Set(WEAK.map(base64Of)).size).toBe(14);
    for (const point of WEAK) expect([1, 2, 4, 8]).toContain(orderOf(decodePoint(point)!, 8));
  });

  it('are refused as keys, all of them', () => {
    for (const point of WEAK) {
      expect(parse('ssh-ed25519', ed25519Blob(point))).toMatchObject({
        problem: 'signing.degenerate-key',
      });
    }
  });

  it('make no signature that is accepted', () => {
    for (const point of WEAK) {
      const trivial = concatBytes([WEAK[0]!, new Uint8Array(32)]);
      const armored = armor(
        writeSshsig({
          publicKey: ed25519Blob(point),
          namespace: utf8('n'),
          digestName: 'sha512',
          signature: concatBytes([wireString('ssh-ed25519'), wireString(trivial)]),
        }),
      );
      const answer = verifySignature({ message: utf8('any'), armored, namespace: 'n' });
      expect(answer).toEqual({ ok: false, code: 'signing.degenerate-key' });
    }
  });
});

describe('Ed25519 points that are not reduced', () => {
  it('are refused from p to 2^255 - 1, with either sign', () => {
    for (let first = 0xed; first <= 0xff; first += 1) {
      for (const last of [0x7f, 0xff]) {
        const point = new Uint8Array(32).fill(0xff);
        point.set([first]);
        point.set([last], 31);
        expect(parse('ssh-ed25519', ed25519Blob(point))).toMatchObject({
          problem: 'signing.degenerate-key',
        });
      }
    }
  });

  it('are told from the largest reduced ones', () => {
    const point = new Uint8Array(32).fill(0xff);
    point.set([0xeb]);
    point.set([0x7f], 31);
    expect(parse('ssh-ed25519', ed25519Blob(point)).ok).toBe(true);
  });
});

describe('RSA numbers', () => {
  const { n = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    format: 'jwk',
  });
  const modulus = new Uint8Array(Buffer.from(n, 'base64url'));
  const even = Uint8Array.from(modulus);
  even.set([(even.at(-1) ?? 0) & 0xfe], even.length - 1);
  const F4 = Uint8Array.of(1, 0, 1);

  it('are taken where they are sound', () => {
    expect(parse('ssh-rsa', rsaBlob(modulus, F4)).ok).toBe(true);
  });

  it.each([
    ['exponent 1, for which the message is its own signature', modulus, Uint8Array.of(1)],
    ['exponent 3', modulus, Uint8Array.of(3)],
    ['exponent 65535', modulus, Uint8Array.of(0xff, 0xff)],
    ['an even exponent', modulus, Uint8Array.of(1, 0, 2)],
    ['an exponent of 72 bits', modulus, new Uint8Array(9).fill(0xff)],
    ['an even modulus', even, F4],
    ['a modulus of 2047 bits', Uint8Array.of(0x7f, ...modulus.subarray(1)), F4],
    ['a modulus of 1024 bits', modulus.subarray(128), F4],
    ['a modulus of 16385 bits', Uint8Array.of(1, ...new Uint8Array(2048).fill(0xff)), F4],
  ])('are refused with %s', (_what, some, exponent) => {
    expect(parse('ssh-rsa', rsaBlob(some, exponent))).toMatchObject({
      problem: 'signing.degenerate-key',
    });
  });
});

describe('ECDSA points', () => {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const P256 = Buffer.from(
    'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff',
    'hex',
  );

  it('are taken on their curve', () => {
    const point = concatBytes([Uint8Array.of(4), left, right]);
    expect(parse('ecdsa-sha2-nistp256', ecdsaBlob(point)).ok).toBe(true);
  });

  it.each([
    ['off the curve', concatBytes([Uint8Array.of(4), left, left])],
    ['at zero', concatBytes([Uint8Array.of(4), new Uint8Array(64)])],
    ['with a coordinate not reduced', concatBytes([Uint8Array.of(4), P256, right])],
  ])('are refused %s', (_what, point) => {
    expect(parse('ecdsa-sha2-nistp256', ecdsaBlob(point))).toMatchObject({
      problem: 'signing.degenerate-key',
    });
  });

  it.each([
    ['at infinity', Uint8Array.of(0)],
    ['compressed', concatBytes([Uint8Array.of(2), left])],
    ['hybrid', concatBytes([Uint8Array.of(6), left, right])],
    ['too long', concatBytes([Uint8Array.of(4), left, right, Uint8Array.of(0)])],
    ['empty', new Uint8Array(0)],
  ])('are malformed %s', (_what, point) => {
    expect(parse('ecdsa-sha2-nistp256', ecdsaBlob(point))).toMatchObject({
      problem: 'signing.malformed-key',
    });
  });
});
