import { bufferOf, utf8 } from '../base/index.ts';
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
  const buffer = bufferOf(bytes);
  let from = 0;
  for (let end = buffer.indexOf(THEIRS); end >= 0; end = buffer.indexOf(THEIRS, end + 1)) {
    const start = beginningOf(buffer, { from, end });
    from = end;
    if (start === undefined) continue;
    const found = bytes.slice(start, Math.min(end, start + 4096));
    return [{ kind: 'conflict', rule: 'conflict.marker', start, end: end + THEIRS.length, found }];
  }
  return [];
}

/** Where the two versions begin that end at `end`; undefined where there are none from `from` on. */
function beginningOf(
  buffer: Buffer,
  { from, end }: { readonly from: number; readonly end: number },
): number | undefined {
  const between = buffer.subarray(from, end);
  const start = between.lastIndexOf(OURS);
  if (start < 0 || between.indexOf(MIDDLE, start) < 0) return undefined;
  const isLineStart = from + start === 0 || buffer[from + start - 1] === 0x0a;
  return isLineStart ? from + start : undefined;
}
