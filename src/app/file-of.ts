import { LIMITS } from '../base/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import { fileGone } from './errors-of-records.ts';
import type { Opened } from './opened.ts';

/** Reads a record's file: the signed payload and its signature, byte for byte. */
export async function fileOf(
  { repository }: Opened,
  entry: Pick<TrustedEntry, 'id' | 'oid'>,
): Promise<Uint8Array> {
  const answers = await repository.store.blobs([entry.oid], LIMITS.record);
  const bytes = answers.get(entry.oid);
  if (bytes instanceof Uint8Array) return bytes;
  throw fileGone(entry.id);
}
