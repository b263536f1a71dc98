import { concatBytes, LIMITS, sha256Hex } from '../base/index.ts';
import type { BlobAnswer, ObjectReader, Oid } from '../git/index.ts';
import { contentOf, partsOf, type Content } from '../records/index.ts';
import type { Misfit } from './entry.ts';
import { contentTooLarge } from './errors.ts';
import { blobPlace } from './place.ts';
import { classOf, FILE_MODE } from './path-alphabet.ts';
import { filesOf } from './tree-of-ledger.ts';

/** Content as a record names it, with the parts that are appended beside the record. */
export interface SplitContent {
  readonly content: Content;
  readonly parts: readonly Uint8Array[];
}

/** Content, whole and equal to its digest, or which part stands in the way. Never a piece of it. */
export type ContentReading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: 'missing' | 'altered'; readonly part: string };

/** Names content and cuts it into parts of 4 MiB. Throws `ledger.content-too-large`. */
export function splitContent(bytes: Uint8Array): SplitContent {
  if (bytes.length > LIMITS.recordBlobs) throw contentTooLarge(bytes.length, LIMITS.recordBlobs);
  return { content: contentOf(bytes), parts: partsOf(bytes) };
}

/**
 * Reads content through the blobs that `readEntries` listed. Every part is held against its digest
 * and its length, and the whole against its own, so that nothing cut, swapped or altered is shown.
 */
export async function readContent(
  reader: ObjectReader,
  blobs: ReadonlyMap<string, Oid>,
  content: Content,
): Promise<ContentReading> {
  const oids = content.parts.flatMap((part) => blobs.get(part) ?? []);
  const answers = await reader.blobs(oids, LIMITS.blobPart);
  const parts: Uint8Array[] = [];
  for (const [index, part] of content.parts.entries()) {
    const bytes = answers.get(blobs.get(part) ?? '');
    if (bytes === undefined || bytes === 'missing') return { ok: false, problem: 'missing', part };
    const altered = !(bytes instanceof Uint8Array) || sha256Hex(bytes) !== part;
    // Stops parts that are whole but cut elsewhere than at 4 MiB.
    if (altered || bytes.length !== lengthOfPart(content, index)) {
      return { ok: false, problem: 'altered', part };
    }
    parts.push(bytes);
  }
  const bytes = concatBytes(parts);
  // Stops whole parts in another order, or a list of parts that belongs to other content.
  if (bytes.length !== content.size || sha256Hex(bytes) !== content.sha256) {
    return { ok: false, problem: 'altered', part: content.sha256 };
  }
  return { ok: true, bytes };
}

function lengthOfPart(content: Content, index: number): number {
  return Math.min(LIMITS.blobPart, content.size - index * LIMITS.blobPart);
}

/** Lists the blobs of a tip, for a reader that has no reading of it at hand. */
export async function blobsAt(reader: ObjectReader, tip: Oid): Promise<Map<string, Oid>> {
  const blobs = new Map<string, Oid>();
  for (const file of await filesOf(reader, tip)) {
    const path = classOf(file.path);
    if (path.kind === 'blob' && file.mode === FILE_MODE) blobs.set(path.sha256, file.oid);
  }
  return blobs;
}

/** Looks inside every blob and reports those that are not what their path says. For auditors. */
export async function findBadBlobs(
  reader: ObjectReader,
  blobs: ReadonlyMap<string, Oid>,
): Promise<Misfit[]> {
  const misfits: Misfit[] = [];
  // One at a time: together they may be larger than memory.
  for (const [sha256, oid] of blobs) {
    const bytes = (await reader.blobs([oid], LIMITS.blobPart)).get(oid);
    if (bytes instanceof Uint8Array && sha256Hex(bytes) === sha256) continue;
    misfits.push({ ...badBlob(bytes), path: blobPlace(sha256), oid });
  }
  return misfits;
}

function badBlob(answer: BlobAnswer | undefined): Pick<Misfit, 'code' | 'problem'> {
  if (answer === undefined || answer === 'missing') {
    return { code: 'ledger.missing-object', problem: 'has no content in this repository' };
  }
  if (answer === 'too-large') {
    return { code: 'ledger.too-large', problem: `is above ${LIMITS.blobPart} bytes` };
  }
  return { code: 'ledger.bad-blob', problem: 'is not what its name says' };
}
