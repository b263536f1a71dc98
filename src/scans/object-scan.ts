import { bufferOf, lossyTextOf, utf8 } from '../base/index.ts';
import type { ObjectPiece, StreamedObject } from '../git/index.ts';
import type { CleanObjects } from './clean-objects.ts';
import { conflictHits, magicHits } from './content-rules.ts';
import type { FindingList } from './finding-list.ts';
import { inOrder, type Hit } from './hit.ts';
import { lookInto, type Looking } from './look-into.ts';
import type { NameScan } from './name-scan.ts';
import { keyOf, ObjectTable } from './object-table.ts';
import { BEGINNING, positionsIn, type Position } from './position.ts';
import type { Surface } from './scan-finding.ts';
import { eachTreeEntry } from './tree-names.ts';

/** Objects between two words on how far it is. */
const OFTEN = 100;

/** Looks at objects as they come by. */
export class ObjectScan {
  readonly counts = { blobs: 0, commits: 0, tags: 0, trees: 0, bytes: 0 };
  readonly table = new ObjectTable();
  readonly commits: string[] = [];
  readonly #looking: Looking;
  readonly #findings: FindingList;
  readonly #names: NameScan;
  /** Objects in which words of the private list may stand: the records that hold the list. */
  readonly #mayBePrivate: ReadonlySet<string>;
  /** Where it is remembered which objects nothing was found in. */
  readonly #clean: CleanObjects | undefined;
  readonly #onProgress: ((objects: number, bytes: number) => void) | undefined;
  #seen = 0;
  #first: Position = BEGINNING;
  #isClean = true;

  constructor(
    looking: Looking,
    into: {
      readonly findings: FindingList;
      readonly names: NameScan;
      readonly mayBePrivate?: ReadonlySet<string> | undefined;
      readonly clean?: CleanObjects | undefined;
      readonly onProgress?: ((objects: number, bytes: number) => void) | undefined;
    },
  ) {
    this.#looking = looking;
    this.#findings = into.findings;
    this.#names = into.names;
    this.#mayBePrivate = into.mayBePrivate ?? new Set();
    this.#clean = into.clean;
    this.#onProgress = into.onProgress;
  }

  visit(object: StreamedObject, piece: ObjectPiece): void {
    if (piece.offset === 0) [this.#first, this.#isClean] = [BEGINNING, true];
    this.counts.bytes += piece.bytes.length - piece.overlap;
    if (object.type === 'tree') this.#tree(object, piece);
    else this.#text(object, piece);
    if (!piece.last) return;
    this.counts[`${object.type}s`] += 1;
    this.#note(object);
    this.#seen += 1;
    if (this.#seen % OFTEN === 0) this.#onProgress?.(this.#seen, this.counts.bytes);
    if (this.#isClean && !this.#mayBePrivate.has(object.oid)) this.#clean?.add(object.oid);
  }

  /** Adds what was looked at in another repository. */
  count(others: ObjectScan['counts']): void {
    for (const key of ['blobs', 'commits', 'tags', 'trees', 'bytes'] as const)
      this.counts[key] += others[key];
  }

  /** Takes an object for looked at, because it was clean before. */
  skip(oid: string, type: string): void {
    this.#note({ oid, type });
  }

  #note({ oid, type }: { readonly oid: string; readonly type: string }): void {
    this.table.here(...keyOf(oid));
    if (type === 'commit') this.commits.push(oid);
  }

  /** Blobs, and what commits and tags say: all of it is text that somebody wrote. */
  #text(object: StreamedObject, piece: ObjectPiece): void {
    const { bytes, last } = piece;
    const isHead = piece.offset === 0 && object.type !== 'blob';
    const body = isHead ? this.#links(bytes) : 0;
    const position = positionsIn(bytes, this.#first);
    const hits = this.#hits(object, piece).filter((hit) => !isOfAnother(hit, piece));
    if (hits.length > 0) this.#isClean = false;
    for (const hit of inOrder(hits)) {
      const surface = isHead ? partOf(bytes, hit.start, body) : object.type;
      this.#findings.add(hit, { surface, object: object.oid, ...position(hit.start) });
    }
    if (!last) this.#first = positionsIn(bytes, this.#first)(bytes.length - OVERLAP);
  }

  #hits(object: StreamedObject, { bytes, offset }: ObjectPiece): Hit[] {
    const hits = lookInto(bytes, this.#looking);
    if (object.type !== 'blob') return hits;
    if (offset === 0) hits.push(...magicHits(bytes), ...this.#tooLarge(object));
    hits.push(...conflictHits(bytes));
    if (!this.#mayBePrivate.has(object.oid)) return hits;
    return hits.filter(({ kind }) => kind !== 'private');
  }

  #tooLarge({ oid, size }: StreamedObject): Hit[] {
    if (size <= this.#looking.rules.largest) return [];
    return [{ kind: 'large', rule: 'large.blob', start: 0, end: 0, found: utf8(oid) }];
  }

  /** Notes which objects a commit or tag names; returns where its message begins. */
  #links(bytes: Uint8Array): number {
    const buffer = bufferOf(bytes);
    const empty = buffer.indexOf('\n\n');
    const body = empty < 0 ? bytes.length : empty + 2;
    const head = lossyTextOf(bytes.subarray(0, body));
    for (const [, oid = ''] of head.matchAll(/^(?:tree|parent|object) ([0-9a-f]{40,64})$/gm))
      this.table.named(...keyOf(oid));
    return body;
  }

  #tree(object: StreamedObject, { bytes, offset, last }: ObjectPiece): void {
    const oidLength = object.oid.length / 2;
    const buffer = bufferOf(bytes);
    const isWhole =
      offset === 0 &&
      last &&
      eachTreeEntry(buffer, oidLength, (entry) => {
        const { oidStart } = entry;
        if (!entry.isLink)
          this.table.named(buffer.readUInt32BE(oidStart), buffer.readUInt32BE(oidStart + 4));
        const name = buffer.toString('latin1', entry.nameStart, entry.nameEnd);
        if (!this.#names.see(name, entry, object.oid)) this.#isClean = false;
      });
    // Threat: a tree so large or so odd that nobody reads its names.
    if (!isWhole) this.#text({ ...object, type: 'tree' }, { bytes, offset, last, overlap: 0 });
  }
}

/** Bytes that two pieces of a large object have in common: longer than any secret. */
export const OVERLAP = 64 * 1024;

/** What ends in what came before was found there; what may go on is found in what comes. */
function isOfAnother({ start, end }: Hit, { bytes, overlap, last }: ObjectPiece): boolean {
  if (overlap > 0 && end <= overlap) return true;
  return !last && end === bytes.length && start > bytes.length - OVERLAP;
}

/** Tells which part of a commit or tag a place is in. */
function partOf(bytes: Uint8Array, at: number, body: number): Surface {
  if (at >= body) return 'message';
  const line = bytes.lastIndexOf(0x0a, at) + 1;
  const start = lossyTextOf(bytes.subarray(line, line + 10));
  return /^(?:author|committer|tagger) /.test(start) ? 'author' : 'header';
}
