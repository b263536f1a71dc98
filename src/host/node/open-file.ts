import * as fs from 'node:fs';
import { fileTrouble } from '../errors.ts';
import type { OpenFile } from '../files.ts';

/** Closes files that nobody can ask any more. */
const forgotten = new FinalizationRegistry<number>((file) => {
  fs.closeSync(file);
});

/** A file that is read in parts while somebody holds it. Takes over the open file. */
export function heldOpen(file: number, { at, size }: { at: string; size: number }): OpenFile {
  const open: OpenFile = {
    size,
    bytes: (begin, end) => {
      const bytes = new Uint8Array(end - begin);
      try {
        return bytes.subarray(0, readInto(file, bytes, begin));
      } catch (cause) {
        throw fileTrouble('read', at, cause);
      }
    },
  };
  forgotten.register(open, file);
  return open;
}

/** Reads until the bytes are full or the file ends; returns how many came. */
function readInto(file: number, bytes: Uint8Array, begin: number): number {
  for (let done = 0; ;) {
    const count = fs.readSync(file, bytes, done, bytes.length - done, begin + done);
    done += count;
    if (count === 0 || done === bytes.length) return done;
  }
}
