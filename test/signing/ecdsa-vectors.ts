import { createHash } from 'node:crypto';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { wirePositive, wireString } from '../../src/signing/wire-writer.ts';
import { bytesOf, inverse, mod, numberOf } from './modular.ts';
import { bytesFor, MESSAGE, rawVector, type Telling, type Vector } from './vector.ts';
import {
  addPoints,
  CURVES,
  multiply,
  pointFrom,
  uncompressed,
  type AffinePoint,
  type Weierstrass,
} from './weierstrass-curve.ts';

/** A curve, the digest SSH uses on it, and the cases' own secret and nonce. */
interface Bench {
  readonly name: keyof typeof CURVES;
  readonly curve: Weierstrass;
  readonly digest: 'sha256' | 'sha384' | 'sha512';
  readonly secret: bigint;
  readonly nonce: bigint;
}

const DIGESTS = { nistp256: 'sha256', nistp384: 'sha384', nistp521: 'sha512' } as const;

function benchOf(name: keyof typeof CURVES): Bench {
  const curve = CURVES[name];
  const numberFrom = (text: string): bigint => {
    const digests = [0, 1].map((part) =>
      createHash('sha512').update(`${name} ${text} ${part}`).digest(),
    );
    return mod(numberOf(concatBytes(digests)), curve.n);
  };
  return {
    name,
    curve,
    digest: DIGESTS[name],
    secret: numberFrom('key'),
    nonce: numberFrom('nonce'),
  };
}

/** The leftmost bits of a digest that the order has room for. */
function digestNumber(bench: Bench, digest: string = bench.digest): bigint {
  return numberFor(bench, digest, bytesFor());
}

function numberFor(bench: Bench, digest: string, bytes: Uint8Array): bigint {
  const hash = numberOf(createHash(digest).update(bytes).digest());
  const bits = createHash(digest).digest().length * 8 - bench.curve.n.toString(2).length;
  return bits > 0 ? hash >> BigInt(bits) : hash;
}

interface Numbers {
  readonly r: bigint;
  readonly s: bigint;
}

function sign(
  { curve, ...bench }: Bench,
  e: bigint,
  choice: { secret?: bigint; nonce?: bigint } = {},
): Numbers {
  const { secret = bench.secret, nonce = bench.nonce } = choice;
  const r = mod(multiply(curve, nonce)![0], curve.n);
  return { r, s: mod(inverse(nonce, curve.n) * (e + r * secret), curve.n) };
}

/** The one key for which R is the point that the equation gives. */
function keyFor(
  curve: Weierstrass,
  point: AffinePoint,
  { e, r, s }: Numbers & { e: bigint },
): AffinePoint {
  const over = inverse(r, curve.n);
  return addPoints(curve, multiply(curve, over * s, point), multiply(curve, -over * e))!;
}

function mpints({ r, s }: Numbers): Uint8Array {
  return concatBytes([r, s].map((number) => wirePositive(bytesOf(number, 100))));
}

function keyBlob(bench: Bench, point: Uint8Array, name: string = bench.name): Uint8Array {
  return concatBytes([`ecdsa-sha2-${bench.name}`, name, point].map(wireString));
}

/** Writes cases of one curve. */
function writerOf(bench: Bench) {
  const own = uncompressed(bench.curve, multiply(bench.curve, bench.secret)!);
  const withKey = (
    key: Uint8Array,
    telling: Telling,
    payload: Uint8Array,
    message = MESSAGE,
  ): Vector =>
    rawVector(`ecdsa ${bench.name}`, telling, {
      publicKey: key,
      algorithm: `ecdsa-sha2-${bench.name}`,
      payload,
      message,
    });
  return {
    own,
    withKey,
    of: (telling: Telling, payload: Uint8Array, message = MESSAGE): Vector =>
      withKey(keyBlob(bench, own), telling, payload, message),
    at: (point: AffinePoint, telling: Telling, numbers: Numbers): Vector =>
      withKey(keyBlob(bench, uncompressed(bench.curve, point)), telling, mpints(numbers)),
  };
}

const BAD = 'signing.bad-signature';
const MALFORMED = 'signing.malformed-signature';

function goodOnes(bench: Bench): Vector[] {
  const { curve, nonce } = bench;
  const { n } = curve;
  const { of, at } = writerOf(bench);
  const e = digestNumber(bench);
  const sound = sign(bench, e);
  const holder = (secret: bigint) => multiply(curve, secret)!;
  const doubled = mod(e * inverse(sound.r, n), n);
  const short = mod((nonce - e) * inverse(sound.r, n), n);
  return [
    of(['an ordinary signature', 'the equation holds', 'good'], mpints(sound)),
    of(
      ['s negated', 'ECDSA lets anybody do so; nothing is named after a signature', 'good'],
      mpints({ ...sound, s: n - sound.s }),
    ),
    of(['a nonce of one', 'R is the base point', 'good'], mpints(sign(bench, e, { nonce: 1n }))),
    at(
      holder(1n),
      ['a secret of one', 'the key is the base point', 'good'],
      sign(bench, e, { secret: 1n }),
    ),
    at(
      holder(n - 1n),
      ['a secret of the order less one', 'the key is the base point negated', 'good'],
      sign(bench, e, { secret: n - 1n }),
    ),
    at(
      holder(doubled),
      ['a sum of a point and itself', 'adding must know how to double', 'good'],
      sign(bench, e, { secret: doubled }),
    ),
    at(holder(short), ['s of one', 'a short number is written short', 'good'], {
      r: sound.r,
      s: 1n,
    }),
  ];
}

/** R chosen first and the key made to fit: x from far left, and x between order and modulus. */
function chosenPoints(bench: Bench): Vector[] {
  const { curve, nonce: s } = bench;
  const { at } = writerOf(bench);
  const e = digestNumber(bench);
  const [left, right] = [pointFrom(curve, 1n), pointFrom(curve, curve.n + 1n)];
  const small = { r: left[0], s };
  const over = { r: right[0] - curve.n, s };
  const key = keyFor(curve, right, { ...over, e });
  return [
    at(
      keyFor(curve, left, { ...small, e }),
      ['a very small r', 'a short number is written short', 'good'],
      small,
    ),
    at(key, ['an x above the order', 'r is x less the order', 'good'], over),
    at(key, ['r above the order', 'r must be reduced, or one signature has two spellings', BAD], {
      r: right[0],
      s,
    }),
  ];
}

function badNumbers(bench: Bench): Vector[] {
  const { curve } = bench;
  const { n, p, size } = curve;
  const { of, at } = writerOf(bench);
  const e = digestNumber(bench);
  const sound = sign(bench, e);
  const cancelling = multiply(curve, -e * inverse(sound.r, n))!;
  const no = (name: string, numbers: Numbers): Vector =>
    of(
      [
        name,
        'the equation does not hold, or would for anybody',
        numbers.r >= 2n ** BigInt(8 * size) || numbers.s >= 2n ** BigInt(8 * size)
          ? MALFORMED
          : BAD,
      ],
      mpints(numbers),
    );
  return [
    no('r and s of one', { r: 1n, s: 1n }),
    no('r of the order', { ...sound, r: n }),
    no('s of the order', { ...sound, s: n }),
    no('r and s of the order', { r: n, s: n }),
    no('r plus the order', { ...sound, r: sound.r + n }),
    no('s plus the order', { ...sound, s: sound.s + n }),
    no('r of the order less one', { ...sound, r: n - 1n }),
    no('r of the modulus', { ...sound, r: p }),
    no('s of the modulus', { ...sound, s: p }),
    no('r plus the modulus', { ...sound, r: sound.r + p }),
    no('r before s', { r: sound.s, s: sound.r }),
    no('r negated', { ...sound, r: n - sound.r }),
    no('s inverted', { ...sound, s: inverse(sound.s, n) }),
    no('r one more', { ...sound, r: sound.r + 1n }),
    at(cancelling, ['a sum at infinity', 'infinity has no x', BAD], sound),
  ];
}

function wrongDigests(bench: Bench): Vector[] {
  const { of } = writerOf(bench);
  const others = ['sha1', 'sha256', 'sha384', 'sha512'].filter((name) => name !== bench.digest);
  const sound = mpints(sign(bench, digestNumber(bench)));
  return [
    ...others.map((name) =>
      of(
        [`signed with ${name}`, 'a curve has one digest (RFC 5656)', BAD],
        mpints(sign(bench, digestNumber(bench, name))),
      ),
    ),
    of(['another message', 'it is not the signature of this message', BAD], sound, `${MESSAGE} `),
  ];
}

/** The numbers of a good signature, written in ways of which only one is right. */
function wrongForms(bench: Bench): Vector[] {
  const { of } = writerOf(bench);
  const { size } = bench.curve;
  const { r, s } = sign(bench, digestNumber(bench));
  const [R, S] = [bytesOf(r, size), bytesOf(s, size)];
  const [mr, ms] = [wirePositive(R), wirePositive(S)];
  const zeros = (count: number, bytes: Uint8Array) =>
    wireString(concatBytes([new Uint8Array(count), bytes]));
  const malformed = (name: string, reason: string, payload: Uint8Array): Vector =>
    of([name, reason, MALFORMED], payload);
  const spelled = 'a number has one spelling';
  const zero = 'zero fits for every message in careless verifiers';
  return [
    of(
      ['r with a needless zero', spelled, MALFORMED, 'ssh-keygen skips leading zeros'],
      concatBytes([zeros(2, R), ms]),
    ),
    of(
      ['s with a needless zero', spelled, MALFORMED, 'ssh-keygen skips leading zeros'],
      concatBytes([mr, zeros(2, S)]),
    ),
    malformed(
      'r negative',
      'SSH numbers are signed',
      concatBytes([wireString(Uint8Array.of(0x80, ...R)), ms]),
    ),
    malformed(
      's negative',
      'SSH numbers are signed',
      concatBytes([mr, wireString(Uint8Array.of(0xff, ...S))]),
    ),
    malformed('r of zero', zero, concatBytes([wireString(''), ms])),
    malformed('s of zero', zero, concatBytes([mr, wireString('')])),
    malformed('r and s of zero', zero, concatBytes([wireString(''), wireString('')])),
    malformed('r of one zero byte', zero, concatBytes([wireString(Uint8Array.of(0)), ms])),
    malformed(
      'r longer than the curve',
      'it is more than any coordinate',
      concatBytes([zeros(0, Uint8Array.of(1, ...R)), ms]),
    ),
    malformed('nothing', 'there must be two numbers', new Uint8Array(0)),
    malformed('r alone', 'there must be two numbers', mr),
    malformed('three numbers', 'nothing may follow', concatBytes([mr, ms, ms])),
    malformed('a byte left over', 'nothing may follow', concatBytes([mr, ms, Uint8Array.of(0)])),
    malformed('a byte missing', 'lengths are exact', concatBytes([mr, ms]).subarray(0, -1)),
    malformed('DER in place of SSH numbers', 'one form, that of SSH', derOf([mr, ms])),
    malformed('bare bytes', 'one form, that of SSH', concatBytes([R, S])),
    malformed('text', 'one form, that of SSH', utf8(`${r},${s}`)),
  ];
}

/** SSH numbers are DER integers but for their head. */
function derOf(mpints: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(
    mpints.map((mpint) => Uint8Array.of(2, mpint.length - 4, ...mpint.subarray(4))),
  );
  return Uint8Array.of(0x30, ...(body.length < 128 ? [] : [0x81]), body.length, ...body);
}

function wrongKeys(bench: Bench): Vector[] {
  const { curve } = bench;
  const { own, withKey } = writerOf(bench);
  const [x, y] = multiply(curve, bench.secret)!;
  const payload = mpints(sign(bench, digestNumber(bench)));
  const at = (point: AffinePoint) => keyBlob(bench, uncompressed(curve, point));
  const next = bench.name === 'nistp256' ? 'nistp384' : 'nistp256';
  const degenerate = 'signing.degenerate-key';
  const compressed = Uint8Array.of(y & 1n ? 3 : 2, ...bytesOf(x, curve.size));
  return [
    withKey(at([x, curve.p - y]), ['the key negated', 'it is another key', BAD], payload),
    withKey(
      at([x, y + 1n]),
      ['a key off the curve', 'its order may be small', degenerate],
      payload,
    ),
    withKey(at([0n, 0n]), ['a key of zeros', 'it is off the curve', degenerate], payload),
    withKey(
      at([curve.p, y]),
      ['a coordinate not reduced', 'it is off the curve', degenerate],
      payload,
    ),
    withKey(
      keyBlob(bench, Uint8Array.of(0)),
      ['a key at infinity', 'everybody can sign with it', MALFORMED],
      payload,
    ),
    withKey(
      keyBlob(bench, compressed),
      ['a compressed key', 'a key has one spelling', MALFORMED],
      payload,
    ),
    withKey(
      keyBlob(bench, Uint8Array.of(6 + Number(y & 1n), ...own.subarray(1))),
      ['a hybrid key', 'a key has one spelling', MALFORMED],
      payload,
    ),
    withKey(
      keyBlob(bench, own, next),
      ['a key that names another curve', 'type and curve must agree', MALFORMED],
      payload,
    ),
  ];
}

/** Cases of the kinds that Wycheproof lists for ECDSA, on the three curves of SSH. */
export function ecdsaVectors(): Vector[] {
  return (['nistp256', 'nistp384', 'nistp521'] as const)
    .map(benchOf)
    .flatMap((bench) => [
      ...goodOnes(bench),
      ...chosenPoints(bench),
      ...badNumbers(bench),
      ...wrongDigests(bench),
      ...wrongForms(bench),
      ...wrongKeys(bench),
    ]);
}

/** The key blob of the cases' own key on a curve. */
export function ecdsaBlob(name: keyof typeof CURVES): Uint8Array {
  const bench = benchOf(name);
  return keyBlob(bench, writerOf(bench).own);
}

/** Signs bytes with that key, in wire form; the nonce is made of the bytes. */
export function ecdsaSignature(name: keyof typeof CURVES, bytes: Uint8Array): Uint8Array {
  const bench = benchOf(name);
  const nonce = mod(
    numberOf(createHash('sha512').update(name).update(bytes).digest()),
    bench.curve.n,
  );
  return mpints(sign(bench, numberFor(bench, bench.digest, bytes), { nonce }));
}
