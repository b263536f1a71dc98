import { bufferOf, concatBytes } from '../base/index.ts';

/** Deflate with a window of 32 KiB, no dictionary, the quickest kind. */
const HEADER = Uint8Array.of(0x78, 0x01);
/** The last block, and one that is stored as it is. */
const LAST_STORED = 1;
const BLOCK_HEAD = 5;
const CHECK = 4;

/** How many bytes fit into one block. */
const MAX_STORED = 65_535;

/**
 * Puts bytes into zlib's frame as they are, in one stored block: for less than a disk block of
 * bytes packing saves nothing, and setting a packer up takes longer than all else about writing
 * them. Takes at most 65,535 bytes. Source: RFC 1950, section 2.2; RFC 1951, section 3.2.4.
 */
export function storedZlib(bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(BLOCK_HEAD);
  const view = new DataView(head.buffer);
  view.setUint8(0, LAST_STORED);
  view.setUint16(1, bytes.length, true);
  view.setUint16(3, ~bytes.length & 0xffff, true);
  const check = new Uint8Array(CHECK);
  new DataView(check.buffer).setUint32(0, adler32(bytes));
  return concatBytes([HEADER, head, bytes, check]);
}

/** Takes bytes out of such a frame; undefined where it is any other, or damaged. */
export function readStoredZlib(frame: Uint8Array): Uint8Array | undefined {
  const bytes = frame.subarray(HEADER.length + BLOCK_HEAD, -CHECK);
  if (frame[HEADER.length] !== LAST_STORED || bytes.length > MAX_STORED) return undefined;
  return bufferOf(frame).equals(storedZlib(bytes)) ? bytes : undefined;
}

const MODULUS = 65_521;
/** So many sums stay below 2^32. */
const STRETCH = 5552;

/** The check of a zlib stream. Source: RFC 1950, section 8.2. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let start = 0; start < bytes.length; start += STRETCH) {
    for (const byte of bytes.subarray(start, start + STRETCH)) {
      a += byte;
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return b * 65_536 + a;
}
