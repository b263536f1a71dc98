import { bufferOf, lossyTextOf } from '../base/index.ts';
import type { Oid } from './oid.ts';

/** An object as it comes by. */
export interface StreamedObject {
  readonly oid: Oid;
  readonly type: 'blob' | 'commit' | 'tag' | 'tree';
  readonly size: number;
}

/** A piece of an object. */
export interface ObjectPiece {
  /** Valid during the call only: the memory is used again. */
  readonly bytes: Uint8Array;
  /** Where in the object the piece begins. */
  readonly offset: number;
  /** Bytes at its beginning that the piece before it ended with. */
  readonly overlap: number;
  readonly last: boolean;
}

/** Takes objects as they come by: each in one piece, or a large one in several, in order. */
export type ObjectVisitor = (object: StreamedObject, piece: ObjectPiece) => void;

/** How large objects are cut. Smaller ones come whole. */
export interface PieceBounds {
  /** Bytes up to which an object comes whole. */
  readonly whole: number;
  /** Bytes that two pieces that follow each other have in common. */
  readonly overlap: number;
}

const LINE_FEED = 0x0a;
const LONGEST_LINE = 256;

/**
 * Takes the output of `git cat-file --batch` apart while it comes: `<oid> <type> <size>`, the
 * content, a line feed. It keeps one piece in memory, whatever the size of the repository.
 */
export class ObjectStream {
  readonly #visit: ObjectVisitor;
  readonly #bounds: PieceBounds;
  /** Names of which git said that there is no such object. */
  readonly absent: Oid[] = [];
  #head: StreamedObject | undefined;
  /** The beginning of a line that came in two pieces. */
  #line = Buffer.alloc(0);
  #body = Buffer.alloc(0);
  #held = 0;
  #offset = 0;
  /** Bytes of the present object that are still to come. */
  #missing = 0;

  constructor(bounds: PieceBounds, visit: ObjectVisitor) {
    this.#bounds = bounds;
    this.#visit = visit;
  }

  /** True between two objects: a stream that ends elsewhere was cut off. */
  get settled(): boolean {
    return this.#head === undefined && this.#line.length === 0;
  }

  push(piece: Uint8Array): void {
    const bytes = bufferOf(piece);
    for (let at = 0; at < bytes.length;) {
      at = this.#head === undefined ? this.#readLine(bytes, at) : this.#readBody(bytes, at);
    }
  }

  #readLine(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LINE_FEED, at);
    const stop = end < 0 ? bytes.length : end;
    if (this.#line.length + stop - at > LONGEST_LINE) throw new RangeError('not a line of git');
    const line = Buffer.concat([this.#line, bytes.subarray(at, stop)]);
    this.#line = end < 0 ? line : Buffer.alloc(0);
    if (end < 0) return bytes.length;
    this.#begin(lossyTextOf(line));
    return stop + 1;
  }

  /** An empty line ends an object; `<oid> missing` has no content. */
  #begin(line: string): void {
    const [oid = '', type = '', size = ''] = line.split(' ');
    if (type === 'missing') this.absent.push(oid);
    if (!/^\d+$/.test(size)) return;
    this.#head = { oid, type: type as StreamedObject['type'], size: Number(size) };
    this.#missing = this.#head.size;
    this.#offset = 0;
    this.#held = 0;
  }

  #readBody(bytes: Buffer, at: number): number {
    const head = this.#head;
    if (head === undefined) return at;
    const stop = Math.min(bytes.length, at + this.#missing);
    const isHere = this.#held === 0 && stop - at === head.size;
    this.#missing -= stop - at;
    if (isHere) this.#give(head, bytes.subarray(at, stop));
    else this.#keep(head, bytes.subarray(at, stop));
    if (this.#missing === 0) this.#head = undefined;
    return stop;
  }

  /** Collects a piece; a large object is handed on each time that one is full. */
  #keep(head: StreamedObject, bytes: Buffer): void {
    const capacity = Math.min(head.size, this.#bounds.whole);
    if (this.#body.length < capacity) this.#body = Buffer.allocUnsafe(roomFor(capacity));
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(bytes.length - at, capacity - this.#held);
      bytes.copy(this.#body, this.#held, at, at + taken);
      this.#held += taken;
      at += taken;
      const isEnd = this.#missing === 0 && at === bytes.length;
      if (this.#held === capacity || isEnd) this.#give(head, this.#body.subarray(0, this.#held));
    }
  }

  #give(head: StreamedObject, bytes: Buffer): void {
    const { overlap } = this.#bounds;
    const offset = this.#offset;
    const last = offset + bytes.length === head.size;
    this.#visit(head, { bytes, offset, overlap: offset === 0 ? 0 : overlap, last });
    if (last) return;
    this.#body.copyWithin(0, this.#held - overlap, this.#held);
    this.#offset = offset + this.#held - overlap;
    this.#held = overlap;
  }
}

/** Memory is taken in powers of two, so that it is seldom taken again. */
function roomFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(capacity, 65_536)));
}
