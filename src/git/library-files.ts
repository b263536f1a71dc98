import { bufferOf } from '../base/index.ts';
import type { FileFacts, Files } from '../host/index.ts';

/** More than any file that is read without git may have: whole packs are read into memory. */
const MAX_FILE = 64 * 1024 * 1024;

/** The part of Node's `fs.promises` that the library asks for. */
export interface LibraryFiles {
  readonly promises: Readonly<
    Record<string, (path: string, options?: unknown) => Promise<unknown>>
  >;
}

/**
 * Gives the library the file system as it expects it, for reading only: whatever would write says
 * that the file system is read-only, so that no version of the library changes a repository.
 */
export function libraryFiles(files: Files): LibraryFiles {
  const facts = async (path: string): Promise<object> => statsOf(await there(files, path));
  const reading = {
    readFile: (path: string, options?: unknown) => readFile(files, path, options),
    readdir: async (path: string) => {
      await there(files, path);
      return files.list(path);
    },
    stat: facts,
    lstat: facts,
  };
  const writing = ['writeFile', 'unlink', 'mkdir', 'rmdir', 'symlink', 'readlink', 'chmod'];
  return { promises: { ...reading, ...Object.fromEntries(writing.map((name) => [name, refuse])) } };
}

async function readFile(files: Files, path: string, options: unknown): Promise<Buffer | string> {
  const { type } = await there(files, path);
  if (type === 'folder') throw systemTrouble('EISDIR');
  const bytes = await files.read(path, { maxBytes: MAX_FILE });
  if (bytes === undefined) throw systemTrouble('ENOENT');
  const buffer = bufferOf(bytes);
  return wantsText(options) ? buffer.toString('utf8') : buffer;
}

function wantsText(options: unknown): boolean {
  if (typeof options === 'object' && options !== null && 'encoding' in options) {
    return options.encoding === 'utf8';
  }
  return options === 'utf8';
}

async function there(files: Files, path: string): Promise<FileFacts> {
  const facts = await files.facts(path);
  if (facts === undefined) throw systemTrouble('ENOENT');
  return facts;
}

function statsOf({ type, size, mode }: FileFacts): object {
  return {
    size,
    mode,
    isFile: () => type === 'file',
    isDirectory: () => type === 'folder',
    isSymbolicLink: () => type === 'link',
  };
}

function refuse(): Promise<never> {
  return Promise.reject(systemTrouble('EROFS'));
}

/** The library tells trouble by the system's codes. */
function systemTrouble(code: 'ENOENT' | 'EISDIR' | 'EROFS'): Error {
  return Object.assign(new Error(code), { code });
}
