import { bufferOf } from '../base/index.ts';
import type { Packer } from '../host/index.ts';

const BEGIN = Buffer.from('stream');
const END = Buffer.from('endstream');
const ENCRYPTED = Buffer.from('/Encrypt');

/** Streams of one file that are opened. */
const MOST = 10_000;

/** Tells whether what a PDF file holds is encrypted. */
export function isEncryptedPdf(bytes: Uint8Array): boolean {
  return bufferOf(bytes).includes(ENCRYPTED);
}

/**
 * Opens what is deflated in a PDF file: pages, files within it, what is said of it. Pictures and
 * what is packed otherwise stay as they are. Undefined where it is more than `maxBytes`, or in too
 * many parts. Source: ISO 32000-1, 7.3.8 and 7.4.4.
 */
export function pdfStreams(
  bytes: Uint8Array,
  packer: Packer,
  maxBytes: number,
): Uint8Array[] | undefined {
  const opened: Uint8Array[] = [];
  let room = maxBytes;
  for (const packed of deflatedIn(bytes)) {
    const content = packer.unpacked(packed, 'zlib', room);
    if (content === undefined) continue;
    room -= content.length;
    opened.push(content);
    if (room <= 0 || opened.length > MOST) return undefined;
  }
  return opened;
}

function* deflatedIn(bytes: Uint8Array): Generator<Uint8Array> {
  const buffer = bufferOf(bytes);
  for (let at = buffer.indexOf(BEGIN); at >= 0; at = buffer.indexOf(BEGIN, at)) {
    const start = afterLine(buffer, at + BEGIN.length);
    const end = buffer.indexOf(END, start);
    if (end < 0) return;
    if (buffer[start] === 0x78) yield buffer.subarray(start, end);
    at = end + END.length;
  }
}

function afterLine(buffer: Buffer, at: number): number {
  const feed = buffer[at] === 0x0d ? at + 1 : at;
  return buffer[feed] === 0x0a ? feed + 1 : feed;
}
