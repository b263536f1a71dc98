/** The remainder of a number, from 0 to modulus - 1. */
export function mod(number: bigint, modulus: bigint): bigint {
  return ((number % modulus) + modulus) % modulus;
}

/** A power modulo a number, by squaring. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = mod(base, modulus), left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse modulo a number, by Euclid's algorithm; the two must share no divisor. */
export function inverse(number: bigint, modulus: bigint): bigint {
  let [left, right] = [modulus, mod(number, modulus)];
  let [before, now] = [0n, 1n];
  while (right !== 0n) {
    const times = left / right;
    [left, right] = [right, left - times * right];
    [before, now] = [now, before - times * now];
  }
  return mod(before, modulus);
}

/** A number as so many bytes, big endian. */
export function bytesOf(number: bigint, length: number): Uint8Array {
  return new Uint8Array(Buffer.from(number.toString(16).padStart(2 * length, '0'), 'hex'));
}

/** The number that bytes are, big endian. */
export function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}
