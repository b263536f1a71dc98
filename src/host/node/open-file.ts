import { closeSync, readSync, type Stats } from 'node:fs';
import { fileTrouble } from '../errors.ts';
import type { OpenFile } from '../files.ts';

/** A file that the system holds open for us, until nobody can ask for it any more. */
class Handle {
  readonly file: number;

  constructor(file: number) {
    this.file = file;
  }
}

/** By place on disk: a file that is opened again and again is held open once. */
const handles = new Map<string, WeakRef<Handle>>();

const forgotten = new FinalizationRegistry<{ readonly file: number; readonly place: string }>(
  ({ file, place }) => {
    closeSync(file);
    if (handles.get(place)?.deref() === undefined) handles.delete(place);
  },
);

/** Makes a file of one that was just opened, to be read in parts while somebody holds it. */
export function openFile(file: number, { at, facts }: { at: string; facts: Stats }): OpenFile {
  const handle = handleOf(file, `${facts.dev}:${facts.ino}`);
  const { size } = facts;
  return {
    size,
    bytes: (begin, end) => {
      const bytes = new Uint8Array(Math.max(Math.min(end, size) - begin, 0));
      try {
        return bytes.subarray(0, readInto(handle.file, bytes, begin));
      } catch (cause) {
        throw fileTrouble('read', at, cause);
      }
    },
  };
}

function handleOf(file: number, place: string): Handle {
  const known = handles.get(place)?.deref();
  if (known !== undefined) {
    closeSync(file);
    return known;
  }
  const handle = new Handle(file);
  handles.set(place, new WeakRef(handle));
  forgotten.register(handle, { file, place });
  return handle;
}

/** Reads until the bytes are full or the file ends; returns how many came. */
function readInto(file: number, bytes: Uint8Array, begin: number): number {
  for (let done = 0; ;) {
    const count = readSync(file, bytes, done, bytes.length - done, begin + done);
    done += count;
    if (count === 0 || done === bytes.length) return done;
  }
}
