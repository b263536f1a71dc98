import { numberText, sha256Hex } from '../base/index.ts';
import { partTooSmall } from './errors.ts';

/** A piece of a text for readers who see only so much at a time. It says where it ends. */
export interface NumberedPart {
  readonly number: number;
  readonly of: number;
  /** Place in the whole, counted from 1, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** `part 2 of 5, bytes 4,001-8,000 of 19,384, sha256 …` */
  readonly heading: string;
  /**
   * `end of part 2 of 5, sha256 …`. Its absence tells a reader whose tool cut the output; no text
   * can hold its own digest, so that it cannot be imitated inside a part.
   */
  readonly ending: string;
}

const LINE_FEED = 10;
const LONGEST_CHARACTER = 4;

/** Smaller parts would be more heading than text. */
const SMALLEST_PART = 64;

/**
 * Cuts bytes into numbered parts of at most `maxBytes`, at line ends where there are any and never
 * inside a UTF-8 character. The parts in order are the bytes, no more and no less.
 *
 * @throws SosError `bus.part-too-small` below 64 bytes a part.
 */
export function numberedParts(bytes: Uint8Array, maxBytes: number): NumberedPart[] {
  if (!(maxBytes >= SMALLEST_PART)) throw partTooSmall(maxBytes, SMALLEST_PART);
  const cuts = [0];
  for (let at = 0; at < bytes.length;) {
    at = cutAfter(bytes, at, maxBytes);
    cuts.push(at);
  }
  const of = cuts.length - 1;
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const piece = bytes.subarray(start, end);
    const place = { number: index + 1, of, from: start + 1, to: end, total: bytes.length };
    return labelled(place, piece);
  });
}

function cutAfter(bytes: Uint8Array, start: number, maxBytes: number): number {
  const limit = start + Math.floor(maxBytes);
  if (limit >= bytes.length) return bytes.length;
  const line = bytes.subarray(start, limit).lastIndexOf(LINE_FEED);
  if (line >= 0) return start + line + 1;
  let end = limit;
  while (end > limit - LONGEST_CHARACTER && isContinuation(bytes[end])) end--;
  return isContinuation(bytes[end]) ? limit : end;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function labelled(
  place: Pick<NumberedPart, 'number' | 'of' | 'from' | 'to' | 'total'>,
  bytes: Uint8Array,
): NumberedPart {
  const { number, of, from, to, total } = place;
  const sha256 = sha256Hex(bytes);
  const name = `part ${number} of ${of}`;
  const range = `bytes ${numberText(from)}-${numberText(to)} of ${numberText(total)}`;
  return {
    ...place,
    bytes,
    sha256,
    heading: `${name}, ${range}, sha256 ${sha256}`,
    ending: `end of ${name}, sha256 ${sha256}`,
  };
}
