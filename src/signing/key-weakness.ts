import type { KeyMaterial } from './key-material.ts';

/**
 * The five canonical y-coordinates of the points of small order on Ed25519, little endian, sign bit
 * clear: 1 (the neutral point), 0 (order 4), two of order 8, and p - 1 (order 2). With both signs
 * of x, and with y + p where that fits (p and p + 1, refused as not reduced), these are the 14
 * encodings for which one signature fits every message, or every few: `node:crypto` up to Node 22 and
 * `ssh-keygen` accept it.
 * Source: Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs" (2020), table 1; the same list
 * is in libsodium, `ge25519_has_small_order`. A test computes the orders anew.
 */
const SMALL_ORDER_Y = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

const SMALLEST_MODULUS = 2048;
const LARGEST_MODULUS = 16_384;
const SMALLEST_EXPONENT = 65_537n;
const LARGEST_EXPONENT_BYTES = 8;

/**
 * Says why a key must not be trusted although it is well-formed, or returns undefined. It stops keys
 * for which anybody can make signatures, and keys that cost far more to use than to send.
 * Points off their elliptic curve are refused by `node:crypto` when such a key is opened.
 */
export function weaknessOf(material: KeyMaterial): string | undefined {
  switch (material.family) {
    case 'ed25519':
      return weaknessOfPoint(material.point);
    case 'ecdsa':
      return undefined;
    case 'rsa':
      return weaknessOfRsa(material.modulus, material.exponent);
  }
}

function weaknessOfPoint(point: Uint8Array): string | undefined {
  const y = Buffer.from(point);
  y.writeUInt8(y.readUInt8(31) & 0x7f, 31);
  if (isNotReduced(y)) return 'its point is not reduced modulo 2^255 - 19';
  return SMALL_ORDER_Y.has(y.toString('hex')) ? 'its point has a small order' : undefined;
}

/** Tells whether y is at least p = 2^255 - 19, that is ed…ff7f little endian. */
function isNotReduced(y: Buffer): boolean {
  return y.readUInt8(0) >= 0xed && y.readUInt8(31) === 0x7f && y.subarray(1, 31).every(isAllOnes);
}

function isAllOnes(byte: number): boolean {
  return byte === 0xff;
}

/** Exponent bounds: FIPS 186-5 from below, OpenSSL's for large moduli from above. */
function weaknessOfRsa(modulus: Uint8Array, exponent: Uint8Array): string | undefined {
  const bits = bitsOf(modulus);
  if (bits < SMALLEST_MODULUS) return `its modulus has ${bits} bits, fewer than 2048`;
  if (bits > LARGEST_MODULUS) return `its modulus has ${bits} bits, more than 16384`;
  if (exponent.length > LARGEST_EXPONENT_BYTES) return 'its exponent has more than 64 bits';
  const e = BigInt(`0x${Buffer.from(exponent).toString('hex')}`);
  if (e < SMALLEST_EXPONENT) return 'its exponent is below 65537';
  return isEven(modulus) || isEven(exponent) ? 'its modulus or exponent is even' : undefined;
}

function bitsOf(magnitude: Uint8Array): number {
  return magnitude.length * 8 - (Math.clz32(magnitude[0] ?? 0) - 24);
}

function isEven(magnitude: Uint8Array): boolean {
  return (magnitude.at(-1) ?? 0) % 2 === 0;
}
