import { LIMITS } from '../base/index.ts';
import type { HistoryReader } from '../git/index.ts';
import type { Genuine } from './ledger-lock.ts';
import { fits, isBlob, type PathMap } from './missing-paths.ts';

/**
 * Leaves out records that are not what their name says, or that nobody signed: nobody honest made
 * them, and whoever takes them out of the branch does so for good. Threat: rubbish that every clone
 * brings back for ever, so that no verification is clean again.
 */
export async function worthKeeping(
  reader: Pick<HistoryReader, 'blobs'>,
  files: PathMap,
  genuine: Genuine = () => Promise.resolve(true),
): Promise<PathMap> {
  const records = [...files].filter(([path]) => !isBlob(path));
  if (records.length === 0) return files;
  const answers = await reader.blobs(
    records.map(([, oid]) => oid),
    LIMITS.record,
  );
  const kept = new Map([...files].filter(([path]) => isBlob(path)));
  for (const [path, oid] of records) {
    const bytes = answers.get(oid);
    if (!(bytes instanceof Uint8Array) || !fits(path, bytes)) continue;
    if (await genuine(path, bytes)) kept.set(path, oid);
  }
  return new Map([...files].filter(([path]) => kept.has(path)));
}
