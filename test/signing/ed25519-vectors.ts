import { createHash } from 'node:crypto';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { wireString } from '../../src/signing/wire-writer.ts';
import {
  add,
  decodePoint,
  encodePoint,
  encodingsOf,
  littleEndian,
  NEUTRAL,
  ORDER,
  orderOf,
  smallOrderYs,
  times,
} from './edwards-curve.ts';
import { mod, numberOf } from './modular.ts';
import { bytesFor, MESSAGE, rawVector, type Telling, type Vector } from './vector.ts';

const GROUP = 'ed25519';
const TYPE = 'ssh-ed25519';
const BASE = decodePoint(Buffer.from(`58${'66'.repeat(31)}`, 'hex'))!;
const ORDER_8 = decodePoint(
  Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex'),
)!;
const NEUTRAL_BYTES = encodePoint(NEUTRAL);
const ZERO = new Uint8Array(32);

/** A secret number, and another that serves as nonce. */
const SECRET = mod(littleNumber(sha512(utf8('vector key'))), ORDER);
const NONCE = mod(littleNumber(sha512(utf8('vector nonce'))), ORDER);
const KEY = encodePoint(times(SECRET, BASE));
const HONEST_R = encodePoint(times(NONCE, BASE));

function sha512(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha512').update(bytes).digest());
}

function littleNumber(bytes: Uint8Array): bigint {
  return numberOf(bytes.slice().reverse());
}

/** The number that binds R, key and message together. */
function challenge(r: Uint8Array, key: Uint8Array, message: string): bigint {
  return mod(littleNumber(sha512(concatBytes([r, key, bytesFor(message)]))), ORDER);
}

interface Choice {
  readonly r?: Uint8Array;
  readonly nonce?: bigint;
  readonly key?: Uint8Array;
  readonly message?: string;
}

/** S such that the equation holds for the part of the key that has the large order. */
function answerFor({ r = HONEST_R, nonce = NONCE, key = KEY, message = MESSAGE }: Choice): bigint {
  return mod(nonce + challenge(r, key, message) * SECRET, ORDER);
}

/** Looks for a message whose challenge leaves a given remainder when it is divided by eight. */
function messageWith(choice: Choice, fits: (challenge: bigint) => boolean): string {
  for (let count = 0; ; count += 1) {
    const message = `sos: 1\nnonce: ${count}\n`;
    if (fits(challenge(choice.r ?? HONEST_R, choice.key ?? KEY, message))) return message;
  }
}

function keyBlob(point: Uint8Array): Uint8Array {
  return concatBytes([wireString(TYPE), wireString(point)]);
}

function vector(telling: Telling, raw: Uint8Array, choice: Choice = {}): Vector {
  const { key = KEY, message = MESSAGE } = choice;
  const parts = { publicKey: keyBlob(key), algorithm: TYPE, payload: raw };
  return rawVector(GROUP, telling, { ...parts, message });
}

function honest(choice: Choice): Uint8Array {
  return concatBytes([choice.r ?? HONEST_R, littleEndian(answerFor(choice))]);
}

const sound = honest({});
const soundS = answerFor({});

function goodOnes(): Vector[] {
  const long = 'x'.repeat(5000);
  const atNeutral = { r: NEUTRAL_BYTES, nonce: 0n };
  return [
    vector(['an ordinary signature', 'the equation holds', 'good'], sound),
    vector(
      ['an empty message', 'the digest of nothing is signed too', 'good'],
      honest({ message: '' }),
      {
        message: '',
      },
    ),
    vector(['a long message', 'only its digest is signed', 'good'], honest({ message: long }), {
      message: long,
    }),
    vector(
      ['a nonce of zero', 'it gives the secret away, and yet is a signature', 'good'],
      honest(atNeutral),
    ),
  ];
}

/** S beyond the order would let anybody turn one signature into others. */
function answersBeyondTheOrder(): Vector[] {
  const most = (2n ** 256n - 1n - soundS) / ORDER;
  const withS = (s: bigint) => concatBytes([HONEST_R, littleEndian(s)]);
  const malleable = 'a second signature of the same message (RFC 8032, 5.1.7)';
  const lax = 'ssh-keygen 9.2 looks only at the three highest bits of S';
  return [
    ...[1n, 2n, 7n, 8n, most].map((count) =>
      vector(
        [
          `S plus ${count} times the order`,
          malleable,
          'signing.bad-signature',
          count === 1n ? lax : undefined,
        ],
        withS(soundS + count * ORDER),
      ),
    ),
    ...(
      [
        ['S of zero', 0n],
        ['S of one', 1n],
        ['S of the order', ORDER],
        ['S of the order less one', ORDER - 1n],
        ['S of all ones', 2n ** 256n - 1n],
        ['S with its highest bit set', soundS + 2n ** 255n],
        ['S negated', ORDER - soundS],
      ] as const
    ).map(([name, s]) =>
      vector([name, 'the equation does not hold', 'signing.bad-signature'], withS(s)),
    ),
  ];
}

/** R must be the very bytes that the equation gives. */
function wrongCommitments(): Vector[] {
  const neutrals = encodingsOf(1n).slice(1);
  const skewed = encodePoint(add(times(NONCE, BASE), ORDER_8));
  const otherwise = 'R is compared byte by byte, so that one signature has one spelling';
  return [
    ...neutrals.map((r, index) =>
      vector(
        [`R neutral, spelled otherwise (${index + 1})`, otherwise, 'signing.bad-signature'],
        honest({ r, nonce: 0n }),
      ),
    ),
    vector(
      [
        'R with a part of small order',
        'it holds only where both sides are multiplied by eight',
        'signing.bad-signature',
      ],
      honest({ r: skewed }),
    ),
    ...(
      [
        ['R of zero bytes', ZERO],
        ['R of all ones', new Uint8Array(32).fill(0xff)],
        ['R off the curve', littleEndian(2n)],
        ['R negated', HONEST_R.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte))],
      ] as const
    ).map(([name, r]) =>
      vector(
        [name, 'the equation does not hold', 'signing.bad-signature'],
        concatBytes([r, littleEndian(soundS)]),
      ),
    ),
  ];
}

/** Keys with a part of small order: their holder may sign so that verifiers disagree. */
function mixedKeys(): Vector[] {
  const key = encodePoint(add(times(SECRET, BASE), ORDER_8));
  const even = messageWith({ key }, (number) => number % 8n === 0n);
  const odd = messageWith({ key }, (number) => number % 8n === 1n);
  return [
    vector(
      [
        'a key with a part of small order that cancels out',
        'the equation holds without a cofactor',
        'good',
      ],
      honest({ key, message: even }),
      { key, message: even },
    ),
    vector(
      [
        'a key with a part of small order that stays',
        'it holds only where both sides are multiplied by eight',
        'signing.bad-signature',
      ],
      honest({ key, message: odd }),
      { key, message: odd },
    ),
  ];
}

/** The 14 keys of small order, each with the signature that anybody can make for it. */
function degenerateKeys(): Vector[] {
  return smallOrderYs(ORDER_8)
    .flatMap(encodingsOf)
    .map((key, index) => {
      const order = BigInt(orderOf(decodePoint(key)!, 8) ?? 8);
      const choice = { key, r: NEUTRAL_BYTES };
      const message = messageWith(choice, (number) => number % order === 0n);
      return vector(
        [
          `a key of order ${order}, spelling ${index + 1} of 14`,
          'nobody holds such a key, and everybody can sign with it',
          'signing.degenerate-key',
          'ssh-keygen does not look at the order of a point',
        ],
        concatBytes([NEUTRAL_BYTES, ZERO]),
        { key, message },
      );
    });
}

function wrongForms(): Vector[] {
  const malformed = (name: string, payload: Uint8Array): Vector =>
    vector([name, 'an Ed25519 signature has 64 bytes', 'signing.malformed-signature'], payload);
  const bad = (name: string, payload: Uint8Array, message = MESSAGE): Vector =>
    vector([name, 'it is not the signature of this message', 'signing.bad-signature'], payload, {
      message,
    });
  const flipped = (at: number): Uint8Array =>
    sound.map((byte, index) => (index === at ? byte ^ 1 : byte));
  return [
    malformed('no bytes', new Uint8Array(0)),
    malformed('63 bytes', sound.subarray(0, 63)),
    malformed('65 bytes', concatBytes([sound, Uint8Array.of(0)])),
    malformed('R alone', HONEST_R),
    malformed('the signature twice', concatBytes([sound, sound])),
    malformed('the signature in hexadecimal', utf8(Buffer.from(sound).toString('hex'))),
    bad('S before R', concatBytes([sound.subarray(32), sound.subarray(0, 32)])),
    bad('another message', sound, `${MESSAGE} `),
    ...[0, 31, 32, 63].map((at) => bad(`one bit of byte ${at} changed`, flipped(at))),
  ];
}

/** Cases of the kinds that Wycheproof and "Taming the many EdDSAs" list for Ed25519. */
export function ed25519Vectors(): Vector[] {
  return [
    ...goodOnes(),
    ...answersBeyondTheOrder(),
    ...wrongCommitments(),
    ...mixedKeys(),
    ...degenerateKeys(),
    ...wrongForms(),
  ];
}
