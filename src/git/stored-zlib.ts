import { concatBytes, sameBytes } from '../base/index.ts';

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
  const check = new Uint8Array(CHECK);
  new DataView(check.buffer).setUint32(0, adler32(bytes));
  return concatBytes([HEADER, blockHead(bytes.length), bytes, check]);
}

function blockHead(length: number): Uint8Array {
  const inverse = ~length & 0xffff;
  return Uint8Array.of(LAST_STORED, length & 255, length >> 8, inverse & 255, inverse >> 8);
}

/**
 * Takes bytes out of such a frame; undefined where it is any other. Its check is not looked at:
 * whoever reads an object holds what is in it against its name.
 */
export function readStoredZlib(frame: Uint8Array): Uint8Array | undefined {
  const bytes = frame.subarray(HEADER.length + BLOCK_HEAD, -CHECK);
  if (bytes.length > MAX_STORED) return undefined;
  const head = frame.subarray(0, HEADER.length + BLOCK_HEAD);
  return sameBytes(head, concatBytes([HEADER, blockHead(bytes.length)])) ? bytes : undefined;
}

const MODULUS = 65_521;
/** So many sums stay below 2^32. */
const STRETCH = 5552;

/** The check of a zlib stream. Source: RFC 1950, section 8.2. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let start = 0; start < bytes.length; start += STRETCH) {
    const end = Math.min(start + STRETCH, bytes.length);
    for (let at = start; at < end; at += 1) {
      a += bytes[at] as number;
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return b * 65_536 + a;
}
