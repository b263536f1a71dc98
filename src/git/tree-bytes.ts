import { lossyTextOf } from '../base/index.ts';
import type { Oid } from './oid.ts';

const BYTES = { sha1: 20, sha256: 32 } as const;

/** One name in a tree object. */
export interface TreeName {
  readonly mode: string;
  readonly name: string;
  readonly oid: Oid;
}

/**
 * Reads a tree object as Git stores it: `<mode> <name>`, a zero byte, the name of the object in 20
 * bytes (32 of SHA-256), again and again. The library's own reader gives up a whole tree for one odd name, and one
 * odd file must not hide the others.
 */
export function parseTreeBytes(bytes: Uint8Array, hash: 'sha1' | 'sha256' = 'sha1'): TreeName[] {
  const names: TreeName[] = [];
  for (let start = 0; start < bytes.length;) {
    const space = bytes.indexOf(0x20, start);
    const zero = bytes.indexOf(0, space);
    if (space < 0 || zero < 0) break;
    const end = zero + 1 + BYTES[hash];
    names.push({
      mode: lossyTextOf(bytes.subarray(start, space)).padStart(6, '0'),
      name: lossyTextOf(bytes.subarray(space + 1, zero)),
      oid: Buffer.from(bytes.subarray(zero + 1, end)).toString('hex'),
    });
    start = end;
  }
  return names;
}
