import type { Packer } from '../host/index.ts';
import { packingOf } from './packings.ts';
import { isEncryptedPdf, pdfStreams } from './pdf-streams.ts';
import { isZip, zipMembers } from './zip-members.ts';

/** One thing that was packed, or why it was not opened. */
export interface Inside {
  /** How it was packed: `gzip`, `zip: docs/a.txt`. */
  readonly how: string;
  /** The name that it has where it is packed. */
  readonly name?: string;
  readonly content: Uint8Array | string;
}

/**
 * Opens what is packed, no more than `maxBytes` of all together. Empty where nothing is. Threat:
 * what nobody could look into passes for clean.
 */
export function openPacking(
  bytes: Uint8Array,
  packer: Packer,
  maxBytes: number,
): readonly Inside[] {
  const packing = packingOf(bytes);
  if (packing === 'opaque') return [{ how: 'packed', content: 'packed' }];
  if (packing === 'pdf') return insidePdf(bytes, packer, maxBytes);
  if (packing === 'gzip' || packing === 'zlib') {
    const content = packer.unpacked(bytes, packing, maxBytes);
    if (content !== undefined) return [{ how: packing, content }];
    // What begins as zlib does by chance is none, and not packed at all.
    return packing === 'gzip' ? [{ how: packing, content: packing }] : [];
  }
  return isZip(bytes) ? insideZip(bytes, packer, maxBytes) : [];
}

function insidePdf(bytes: Uint8Array, packer: Packer, maxBytes: number): readonly Inside[] {
  const how = 'pdf';
  if (isEncryptedPdf(bytes)) return [{ how, content: 'encrypted' }];
  const streams = pdfStreams(bytes, packer, maxBytes);
  return streams?.map((content) => ({ how, content })) ?? [{ how, content: how }];
}

function insideZip(bytes: Uint8Array, packer: Packer, maxBytes: number): readonly Inside[] {
  const members = zipMembers(bytes, packer, maxBytes);
  if (members === undefined) return [{ how: 'zip', content: 'zip' }];
  return members.map(({ name, content }) => ({ how: `zip: ${name}`, name, content }));
}
