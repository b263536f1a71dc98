import { readRecordBytes } from '../ledger/index.ts';
import { signatureHolds } from '../trust/index.ts';

/**
 * Tells whether a file is a record, at its place, that its key signed. Whether it counts is another
 * question, which each reader answers anew: this one has the same answer for everybody, for ever.
 */
export function isGenuine(path: string, bytes: Uint8Array): boolean {
  const read = readRecordBytes(bytes);
  return read.ok && read.path === path && signatureHolds({ ...read.found, path, oid: '' });
}
