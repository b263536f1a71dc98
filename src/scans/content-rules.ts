import { utf8 } from '../base/index.ts';
import type { Hit } from './hit.ts';

/** How files begin that programs make. A magic number says what a harmless name hides. */
const MAGIC: readonly (readonly [rule: string, hex: string])[] = [
  ['generated.database', Buffer.from('SQLite format 3\0').toString('hex')],
  ['generated.bytecode', 'cafebabe'],
  ['generated.program', '7f454c46'],
  ['generated.program', 'cffaedfe'],
  ['generated.program', 'feedfacf'],
  ['generated.system', '0000000142756431'],
  ['generated.heap', Buffer.from('JAVA PROFILE 1.0').toString('hex')],
];

const BEGINNINGS = MAGIC.map(([rule, hex]) => ({ rule, magic: Buffer.from(hex, 'hex') }));

/** Tells by the first bytes what a program made. */
export function magicHits(bytes: Uint8Array): Hit[] {
  return BEGINNINGS.filter(({ magic }) => magic.every((byte, place) => bytes[place] === byte)).map(
    ({ rule, magic }) => ({
      kind: 'generated',
      rule,
      start: 0,
      end: magic.length,
      found: bytes.slice(0, 4096),
    }),
  );
}

const OURS = utf8('<<<<<<< ');
const THEIRS = utf8('\n>>>>>>> ');
const MIDDLE = utf8('\n=======');

/** Finds where two versions of a text were left side by side. Source: git-merge(1), "How conflicts are presented". */
export function conflictHits(bytes: Uint8Array): Hit[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(THEIRS);
  if (end < 0) return [];
  const start = buffer.lastIndexOf(OURS, end);
  if (start < 0 || (start > 0 && buffer[start - 1] !== 0x0a)) return [];
  const middle = buffer.indexOf(MIDDLE, start);
  if (middle < 0 || middle > end) return [];
  const found = bytes.slice(start, Math.min(end, start + 4096));
  return [{ kind: 'conflict', rule: 'conflict.marker', start, end: end + THEIRS.length, found }];
}
