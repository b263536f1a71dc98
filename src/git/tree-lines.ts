import { bufferOf, concatBytes } from '../base/index.ts';
import type { Oid } from './oid.ts';

const SHA1_BYTES = 20;
const [SPACE, ZERO] = [0x20, 0];
const FOLDER = '40000';

/**
 * One name in a tree object, exactly as it is stored: the name holds a character for each byte,
 * since nothing says that those are text.
 */
export interface TreeLine {
  readonly mode: string;
  readonly name: string;
  readonly oid: Oid;
  /** All of it, as it stands in the object. */
  readonly bytes: Uint8Array;
}

/** Gives a text the form that names have in tree lines. */
export function nameInTree(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Tells whether a line is about a folder. */
export function isFolder({ mode }: Pick<TreeLine, 'mode'>): boolean {
  return mode === FOLDER;
}

/** The line of a folder. */
export function folderLine(name: string, oid: Oid): TreeLine {
  return treeLine(FOLDER, name, oid);
}

/** The line of a file or a folder; the name has the form that names have here. */
export function treeLine(mode: string, name: string, oid: Oid): TreeLine {
  const bytes = Buffer.concat([
    Buffer.from(`${mode} ${name}\0`, 'latin1'),
    Buffer.from(oid, 'hex'),
  ]);
  return { mode, name, oid, bytes };
}

/**
 * Reads a tree object, each name with its line. Gives undefined for one that Git would not have
 * written: whoever goes on from it must not mend it on the way.
 */
export function readTreeLines(bytes: Uint8Array): Map<string, TreeLine> | undefined {
  const buffer = bufferOf(bytes);
  const lines = new Map<string, TreeLine>();
  for (let start = 0; start < buffer.length;) {
    const space = buffer.indexOf(SPACE, start);
    const zero = buffer.indexOf(ZERO, start);
    const end = zero + 1 + SHA1_BYTES;
    if (space < 0 || zero < space || end > buffer.length) return undefined;
    const name = buffer.toString('latin1', space + 1, zero);
    if (lines.has(name)) return undefined;
    const mode = buffer.toString('latin1', start, space);
    const oid = buffer.toString('hex', zero + 1, end);
    lines.set(name, { mode, name, oid, bytes: buffer.subarray(start, end) });
    start = end;
  }
  return lines;
}

/**
 * Writes a tree object. Source: gitglossary, "tree object"; names are in the order of their bytes,
 * folders as if they ended in `/`.
 */
export function treeBytesOf(lines: Iterable<TreeLine>): Uint8Array {
  const sorted = [...lines].map((line) => ({ bytes: line.bytes, order: orderOf(line) }));
  sorted.sort((a, b) => (a.order < b.order ? -1 : 1));
  return concatBytes(sorted.map(({ bytes }) => bytes));
}

function orderOf(line: Pick<TreeLine, 'mode' | 'name'>): string {
  return isFolder(line) ? `${line.name}/` : line.name;
}
