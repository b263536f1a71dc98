import { asciiOf, bufferOf } from '../base/index.ts';
import type { OpenFile } from '../host/index.ts';

/** Bytes that are read at once: what is said beside the texts of a thousand entries fits in. */
const PIECE = 128 * 1024;

const LINE_FEED = 10;

/** A file of ASCII that is read as far as somebody looks, each piece once. */
export class PiecewiseFile {
  /** Bytes of the file. */
  readonly size: number;
  readonly #file: OpenFile;
  readonly #pieces = new Map<number, Uint8Array>();

  constructor(file: OpenFile) {
    this.#file = file;
    this.size = file.size;
  }

  /** The text from one byte to another, shorter where the file ends or was cut meanwhile. */
  text(begin: number, end: number): string {
    let text = '';
    const last = Math.min(end, this.size);
    for (let number = pieceOf(begin); number * PIECE < last; number += 1) {
      const start = number * PIECE;
      text += asciiOf(
        this.#piece(number),
        Math.max(begin - start, 0),
        Math.min(end - start, PIECE),
      );
    }
    return text;
  }

  /** The bytes from one place to another, from the file itself. */
  bytes(begin: number, end: number): Uint8Array {
    return this.#file.bytes(begin, end);
  }

  /**
   * The line that begins at a byte, and where the next one does; undefined where it is longer than
   * that, or never ends. Threat: a file of nothing, as large as the disk says.
   */
  lineAt(
    begin: number,
    longest: number,
  ): { readonly text: string; readonly next: number } | undefined {
    const last = Math.min(begin + longest, this.size);
    for (let number = pieceOf(begin); number * PIECE < last; number += 1) {
      const start = number * PIECE;
      const piece = bufferOf(this.#piece(number));
      const end = piece.indexOf(LINE_FEED, Math.max(begin - start, 0));
      if (end >= 0) return { text: this.text(begin, start + end), next: start + end + 1 };
      if (piece.includes(0)) return undefined;
    }
    return undefined;
  }

  #piece(number: number): Uint8Array {
    const known = this.#pieces.get(number);
    if (known !== undefined) return known;
    const start = number * PIECE;
    const piece = this.#file.bytes(start, Math.min(start + PIECE, this.size));
    this.#pieces.set(number, piece);
    return piece;
  }
}

function pieceOf(place: number): number {
  return Math.floor(place / PIECE);
}

/** Makes bytes that are at hand look like a file, so that what is read is what was looked at before. */
export function asFile(bytes: Uint8Array): OpenFile {
  return { size: bytes.length, bytes: (begin, end) => bytes.subarray(begin, end) };
}
