import { looksLikeIdPrefix } from '../base/index.ts';
import { readRecordBytes } from '../ledger/index.ts';
import type { JoinRequest, Ruling } from '../trust/index.ts';

/** Finds the one request of a key that waits to be enrolled whose id begins as somebody typed. */
export function requestNamed(
  { entries, requests }: Ruling,
  typed: string,
): JoinRequest | undefined {
  const prefix = typed.toLowerCase();
  if (!looksLikeIdPrefix(prefix) || entries.some(({ id }) => id.startsWith(prefix)))
    return undefined;
  const [request, another] = requests.filter(({ id }) => id.startsWith(prefix));
  return another === undefined ? request : undefined;
}

/** Gives every field of a record file, as it was signed; none where the bytes hold no record. */
export function fieldsIn(file: Uint8Array): Readonly<Record<string, unknown>> {
  const read = readRecordBytes(file);
  return read.ok ? { ...read.found.record } : {};
}
