import { bytesOf, inverse, mod, power } from './modular.ts';

/** A short Weierstrass curve y² = x³ - 3x + b with its base point and the order of that. */
export interface Weierstrass {
  readonly p: bigint;
  readonly b: bigint;
  readonly n: bigint;
  readonly base: AffinePoint;
  /** Bytes of a coordinate. */
  readonly size: number;
}

/** A point by its coordinates; undefined is the point at infinity. */
export type AffinePoint = readonly [x: bigint, y: bigint];

/** Adds two points of a curve: slow, plain, and independent of what it checks. */
export function addPoints(
  curve: Weierstrass,
  one: AffinePoint | undefined,
  other: AffinePoint | undefined,
): AffinePoint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const { p } = curve;
  const [[x1, y1], [x2, y2]] = [one, other];
  if (x1 === x2 && mod(y1 + y2, p) === 0n) return undefined;
  const slope =
    x1 === x2 ? (3n * x1 * x1 - 3n) * inverse(2n * y1, p) : (y2 - y1) * inverse(x2 - x1, p);
  const x = mod(slope * slope - x1 - x2, p);
  return [x, mod(slope * (x1 - x) - y1, p)];
}

/** Adds a point to itself so many times. */
export function multiply(
  curve: Weierstrass,
  factor: bigint,
  point: AffinePoint = curve.base,
): AffinePoint | undefined {
  let sum: AffinePoint | undefined;
  let doubled: AffinePoint | undefined = point;
  for (let left = mod(factor, curve.n); left > 0n; left >>= 1n) {
    if (left & 1n) sum = addPoints(curve, sum, doubled);
    doubled = addPoints(curve, doubled, doubled);
  }
  return sum;
}

/** The first point whose x is at least so large. */
export function pointFrom(curve: Weierstrass, start: bigint): AffinePoint {
  const { p, b } = curve;
  for (let x = start; x < p; x += 1n) {
    const square = mod(x ** 3n - 3n * x + b, p);
    const y = power(square, (p + 1n) / 4n, p);
    if (mod(y * y, p) === square) return [x, y];
  }
  throw new Error('no point of the curve is that far right');
}

/** A point as SSH writes it: 4, x, y. */
export function uncompressed(curve: Weierstrass, [x, y]: AffinePoint): Uint8Array {
  return Uint8Array.of(4, ...bytesOf(x, curve.size), ...bytesOf(y, curve.size));
}

function curve(size: number, numbers: Record<'p' | 'b' | 'n' | 'x' | 'y', bigint>): Weierstrass {
  const { p, b, n, x, y } = numbers;
  return { p, b, n, base: [x, y], size };
}

/** The three curves of SSH. Source: SEC 2, version 2, sections 2.4.2, 2.5.1 and 2.6.1. */
export const CURVES = {
  nistp256: curve(32, {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  }),
  nistp384: curve(48, {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    x: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
    y: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
  }),
  nistp521: curve(66, {
    p: 2n ** 521n - 1n,
    b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    n: 0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    x: 0x00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
    y: 0x011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650n,
  }),
} as const;
