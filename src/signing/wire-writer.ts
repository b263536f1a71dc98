import { concatBytes, utf8 } from '../base/index.ts';

/** Writes a 32-bit number, big endian. */
export function wireUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

/** Writes a string: its length, then its bytes; text as UTF-8. Source: RFC 4251, section 5. */
export function wireString(content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return concatBytes([wireUint32(bytes.length), bytes]);
}

/** Writes a positive big-endian number as `mpint`: without needless zeros, never looking negative. */
export function wirePositive(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((byte) => byte !== 0);
  const bytes = start < 0 ? new Uint8Array(0) : magnitude.subarray(start);
  const looksNegative = (bytes[0] ?? 0) >= 0x80;
  return wireString(looksNegative ? concatBytes([Uint8Array.of(0), bytes]) : bytes);
}
