import { bufferOf, concatBytes, hexOf, sameBytes, SosError, utf8 } from '../base/index.ts';
import type { Files, Packer, Random } from '../host/index.ts';
import { objectName, type ObjectType } from './object-name.ts';
import type { Oid } from './oid.ts';
import { readStoredZlib, storedZlib } from './stored-zlib.ts';

/** The parts of the outside world that loose objects need. */
export interface LooseHost {
  readonly files: Files;
  readonly packer: Packer;
  readonly random: Random;
}

/** Objects that stand in files of their own, of a repository that names them by SHA-1. */
export interface LooseObjects {
  /** An object's content; undefined where it has no file, or one that holds something else. */
  read(type: ObjectType, oid: Oid): Promise<Uint8Array | undefined>;
  /** Writes an object and gives its name. One that is there is written again and is as new. */
  write(type: ObjectType, bytes: Uint8Array): Promise<Oid>;
}

/** A commit, or a folder of many thousand names; larger ones are left to git. */
const MAX_READ = 4 * 1024 * 1024;

/** Two blocks of a disk: packing what is smaller would save one of them at most. */
const MAX_UNPACKED = 8192;

/**
 * Opens the loose objects of a repository by its common folder. An object's file holds, packed by
 * zlib, its type, its size, a zero byte and its content; it is written under another name, as
 * `git prune` knows it, and renamed. Source: gitrepository-layout(5), "objects/[0-9a-f][0-9a-f]".
 */
export function looseObjects(host: LooseHost, commonFolder: string): LooseObjects {
  const { files, packer, random } = host;
  const objects = files.join(commonFolder, 'objects');
  const folderOf = (oid: Oid): string => `${objects}/${oid.slice(0, 2)}`;
  const pathOf = (oid: Oid): string => `${folderOf(oid)}/${oid.slice(2)}`;
  return {
    async read(type, oid) {
      const file = await smallFile(files, pathOf(oid));
      const whole = file && (readStoredZlib(file) ?? packer.unpacked(file, 'zlib', MAX_READ));
      const content = whole && contentOf(whole, type);
      // Threat: a file that somebody laid there under the name of another object.
      return content && objectName(type, content, 'sha1') === oid ? content : undefined;
    },
    async write(type, bytes) {
      const oid = objectName(type, bytes, 'sha1');
      const aside = `${folderOf(oid)}/tmp_obj_${hexOf(random.bytes(6))}`;
      try {
        const whole = concatBytes([headOf(type, bytes), bytes]);
        const file = whole.length > MAX_UNPACKED ? packer.packed(whole) : storedZlib(whole);
        await createIn(files, folderOf(oid), { path: aside, bytes: file });
        await files.rename(aside, pathOf(oid));
      } catch (cause) {
        await files.remove(aside);
        throw cause;
      }
      return oid;
    },
  };
}

/** Of 256 folders most are there already: one is made where it turns out to be missing. */
async function createIn(
  files: Files,
  folder: string,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): Promise<void> {
  const options = { mode: 0o444, durable: false };
  try {
    await files.create(path, bytes, options);
  } catch (cause) {
    if (!(cause instanceof SosError)) throw cause;
    await files.makeFolder(folder);
    await files.create(path, bytes, options);
  }
}

function headOf(type: ObjectType, { length }: Uint8Array): Uint8Array {
  return utf8(`${type} ${length}\0`);
}

function contentOf(whole: Uint8Array, type: ObjectType): Uint8Array | undefined {
  const content = whole.subarray(bufferOf(whole).indexOf(0) + 1);
  const head = whole.subarray(0, whole.length - content.length);
  return sameBytes(head, headOf(type, content)) ? content : undefined;
}

async function smallFile(files: Files, path: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path, { maxBytes: MAX_READ });
  } catch (cause) {
    if (cause instanceof SosError) return undefined;
    throw cause;
  }
}
