import { bufferOf, lossyTextOf } from '../base/index.ts';
import type { Packer } from '../host/index.ts';

/** What a zip file holds, or that it was not looked into and why. */
export interface ZipMember {
  readonly name: string;
  readonly content: Uint8Array | 'encrypted' | 'too large' | 'unreadable';
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = Buffer.from('PK\u0005\u0006');
const MOST_MEMBERS = 4096;
const LONGEST_TAIL = 65_557;
const HEAD_OF_CENTRAL = 46;
const HEAD_OF_LOCAL = 30;
const ENCRYPTED = 1;

/**
 * Tells whether bytes are a zip file: also a `.jar`, a `.docx`, a Python wheel, and one that stands
 * behind a program or an image, which other programs open as well.
 */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < HEAD_OF_LOCAL) return false;
  if (viewOf(bytes).getUint32(0, true) === LOCAL) return true;
  const tail = bytes.subarray(Math.max(0, bytes.length - LONGEST_TAIL));
  return bufferOf(tail).includes(END_BYTES);
}

/**
 * Takes a zip file apart by its own list of members, which is what other programs believe. What is
 * said there is hostile: every offset is looked at, and no more than `maxBytes` are unpacked of all.
 * Undefined where there is no list, or one too long. Source: APPNOTE.TXT 6.3, sections 4.3.7 to 4.3.16.
 */
export function zipMembers(
  bytes: Uint8Array,
  packer: Packer,
  maxBytes: number,
): ZipMember[] | undefined {
  const view = viewOf(bytes);
  const end = endOfList(view);
  if (end === undefined) return undefined;
  // Something stands before it, as in a program that unpacks itself: offsets count from behind that.
  const before = end - view.getUint32(end + 12, true) - view.getUint32(end + 16, true);
  if (before < 0) return undefined;
  if (before > 0) return membersBehind(bytes, before, { packer, maxBytes });
  const count = view.getUint16(end + 10, true);
  if (count > MOST_MEMBERS) return undefined;
  const members: ZipMember[] = [];
  let room = maxBytes;
  for (let at = view.getUint32(end + 16, true), index = 0; index < count; index += 1) {
    if (at + HEAD_OF_CENTRAL > bytes.length || view.getUint32(at, true) !== CENTRAL)
      return undefined;
    const member = memberAt(bytes, at, (packed, method) =>
      contentOf(packed, method, { packer, room }),
    );
    room -= sizeOf(member.content);
    members.push(member);
    at += HEAD_OF_CENTRAL + lengths(view, at + 28) + view.getUint16(at + 32, true);
  }
  return members;
}

/** Threat: a zip file behind another one, of which only the last is opened. */
function membersBehind(
  bytes: Uint8Array,
  before: number,
  { packer, maxBytes }: { readonly packer: Packer; readonly maxBytes: number },
): ZipMember[] | undefined {
  const last = zipMembers(bytes.subarray(before), packer, maxBytes);
  const first = bytes.subarray(0, before);
  if (last === undefined || !isZip(first)) return last;
  const room = last.reduce((left, { content }) => left - sizeOf(content), maxBytes);
  const others = zipMembers(first, packer, room);
  return others && [...others, ...last];
}

function sizeOf(content: ZipMember['content']): number {
  return typeof content === 'string' ? 0 : content.length;
}

function memberAt(
  bytes: Uint8Array,
  at: number,
  content: (packed: Uint8Array, method: number) => ZipMember['content'],
): ZipMember {
  const view = viewOf(bytes);
  const named = view.getUint16(at + 28, true);
  const name = lossyTextOf(bytes.subarray(at + HEAD_OF_CENTRAL, at + HEAD_OF_CENTRAL + named));
  if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return { name, content: 'encrypted' };
  const local = view.getUint32(at + 42, true);
  if (local + HEAD_OF_LOCAL > bytes.length) return { name, content: 'unreadable' };
  const start = local + HEAD_OF_LOCAL + lengths(view, local + 26);
  const end = start + view.getUint32(at + 20, true);
  if (end > bytes.length) return { name, content: 'unreadable' };
  return { name, content: content(bytes.subarray(start, end), view.getUint16(at + 10, true)) };
}

/** Zero is stored as it is, eight is deflated; all else is rare. */
function contentOf(
  packed: Uint8Array,
  method: number,
  { packer, room }: { readonly packer: Packer; readonly room: number },
): ZipMember['content'] {
  if (room <= 0) return 'too large';
  if (method === 0) return packed.length > room ? 'too large' : packed;
  if (method !== 8) return 'unreadable';
  return packed.length === 0 ? packed : (packer.unpacked(packed, 'deflate', room) ?? 'too large');
}

/** The name and what follows it have their lengths side by side. */
function lengths(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint16(at + 2, true);
}

function endOfList(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - LONGEST_TAIL; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
