/** Arithmetic on Ed25519 with big numbers: slow, plain, and independent of what it checks. */

const P = 2n ** 255n - 19n;
const D = mod(-121665n * inverse(121666n));

/** A point by its affine coordinates. */
export type Point = readonly [bigint, bigint];

const NEUTRAL: Point = [0n, 1n];

function mod(number: bigint): bigint {
  return ((number % P) + P) % P;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

function inverse(number: bigint): bigint {
  return power(number, P - 2n);
}

function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = mod(D * x1 * x2 * y1 * y2);
  return [
    mod((x1 * y2 + x2 * y1) * inverse(1n + product)),
    mod((y1 * y2 + x1 * x2) * inverse(1n - product)),
  ];
}

/** Decodes a point as lax programs do: y is reduced, and the sign of x may contradict x = 0. */
export function decodePoint(bytes: Uint8Array): Point | undefined {
  const encoded = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  const y = mod(encoded & (2n ** 255n - 1n));
  const square = mod((y * y - 1n) * inverse(mod(D * y * y + 1n)));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * power(2n, (P - 1n) / 4n));
  if (mod(x * x) !== square) return undefined;
  return [(x & 1n) === encoded >> 255n ? x : mod(-x), y];
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
    [0n, 1n].map((sign) => {
      const hex = (number + (sign << 255n)).toString(16).padStart(64, '0');
      return new Uint8Array(Buffer.from(hex, 'hex').reverse());
    }),
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
