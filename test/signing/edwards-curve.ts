import { bytesOf, inverse, mod, numberOf, power } from './modular.ts';

/** Arithmetic on Ed25519 with big numbers: slow, plain, and independent of what it checks. */

const P = 2n ** 255n - 19n;
const D = mod(-121665n * inverse(121666n, P), P);

/** A point by its affine coordinates. */
export type Point = readonly [bigint, bigint];

/** The order of the base point. Source: RFC 8032, section 5.1. */
export const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The point that changes nothing when it is added. */
export const NEUTRAL: Point = [0n, 1n];

/** Adds two points. */
export function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = mod(D * x1 * x2 * y1 * y2, P);
  return [
    mod((x1 * y2 + x2 * y1) * inverse(1n + product, P), P),
    mod((y1 * y2 + x1 * x2) * inverse(1n - product, P), P),
  ];
}

/** Adds a point to itself so many times. */
export function times(factor: bigint, point: Point): Point {
  let sum = NEUTRAL;
  for (let doubled = point, left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) sum = add(sum, doubled);
    doubled = add(doubled, doubled);
  }
  return sum;
}

/** Encodes a point as RFC 8032 does: y, with the lowest bit of x on top. */
export function encodePoint([x, y]: Point): Uint8Array {
  return littleEndian(y + ((x & 1n) << 255n));
}

/** A number as 32 bytes, little endian. */
export function littleEndian(number: bigint): Uint8Array {
  return bytesOf(number, 32).reverse();
}

/** Decodes a point as lax programs do: y is reduced, and the sign of x may contradict x = 0. */
export function decodePoint(bytes: Uint8Array): Point | undefined {
  const encoded = numberOf(bytes.slice().reverse());
  const y = mod(encoded & (2n ** 255n - 1n), P);
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n, P), P);
  let x = power(square, (P + 3n) / 8n, P);
  if (mod(x * x, P) !== square) x = mod(x * power(2n, (P - 1n) / 4n, P), P);
  if (mod(x * x, P) !== square) return undefined;
  return [(x & 1n) === encoded >> 255n ? x : mod(-x, P), y];
}

/** Adds a point to itself until it is neutral, at most `bound` times. */
export function orderOf(point: Point, bound: number): number | undefined {
  let sum = point;
  for (let order = 1; order <= bound; order += 1) {
    if (sum[0] === NEUTRAL[0] && sum[1] === NEUTRAL[1]) return order;
    sum = add(sum, point);
  }
  return undefined;
}

/** All 32-byte strings that decode to a given y, both signs, reduced or not. */
export function encodingsOf(y: bigint): Uint8Array[] {
  const spellings = [y, y + P].filter((number) => number < 2n ** 255n);
  return spellings.flatMap((number) =>
    [0n, 1n].map((sign) => littleEndian(number + (sign << 255n))),
  );
}

/** The y-coordinates of the eight points whose order divides 8, from one point of order 8. */
export function smallOrderYs(pointOfOrder8: Point): bigint[] {
  const ys: bigint[] = [];
  let sum: Point = NEUTRAL;
  for (let step = 0; step < 8; step += 1) {
    ys.push(sum[1]);
    sum = add(sum, pointOfOrder8);
  }
  return [...new Set(ys)];
}
