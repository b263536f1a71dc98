import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { concatBytes, hexOf, SosError } from '../../base/index.ts';
import { fileTooLarge, fileTrouble, notPlain, systemCode } from '../errors.ts';
import type { FileFacts, Files, OpenFile, ReadOptions, WriteOptions } from '../files.ts';
import { nodeRandom } from './node-random.ts';
import { openFile } from './open-file.ts';

/** Bytes that are asked for at once where the size is not known. */
const PIECE = 64 * 1024;

/** Opens a pipe too without waiting for whoever is at its other end. */
const AT_ONCE = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK;

/** The same for what is added to. */
const TO_ADD = fs.constants.O_WRONLY | fs.constants.O_APPEND | fs.constants.O_NONBLOCK;

/** How often a folder is removed again that a program which is just ending still writes into. */
const RETRIES = 5;

/** Turns what the system throws into an error of ours that names the path. */
async function attempt<T>(action: string, at: string, work: () => T): Promise<T> {
  try {
    return await Promise.resolve(work());
  } catch (cause) {
    if (cause instanceof SosError || systemCode(cause) === undefined) throw cause;
    throw fileTrouble(action, at, cause);
  }
}

/** Gives undefined where there is nothing. */
function ifThere<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cause;
  }
}

function readBounded(at: string, options: ReadOptions): Uint8Array | undefined {
  const { maxBytes = Number.MAX_SAFE_INTEGER, plain = false } = options;
  const file = ifThere(() => fs.openSync(at, plain ? AT_ONCE : fs.constants.O_RDONLY));
  if (file === undefined) return undefined;
  try {
    const facts = fs.fstatSync(file);
    if (plain && !facts.isFile()) throw notPlain(at);
    if (facts.size > maxBytes) throw fileTooLarge(at, facts.size, maxBytes);
    return facts.isFile() ? bytesOf(fs.readFileSync(file)) : drain(file, at, maxBytes);
  } finally {
    fs.closeSync(file);
  }
}

function openPlain(at: string): OpenFile | undefined {
  const file = ifThere(() => fs.openSync(at, AT_ONCE));
  if (file === undefined) return undefined;
  try {
    const facts = fs.fstatSync(file);
    if (!facts.isFile()) throw notPlain(at);
    return openFile(file, { at, facts });
  } catch (cause) {
    fs.closeSync(file);
    throw cause;
  }
}

/** The same bytes, not copied, without what only Node's own kind can do. */
function bytesOf({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Reads what has no size beforehand: a pipe of the shell's (`<(…)`), a device that never ends. */
function drain(file: number, at: string, maxBytes: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const piece = new Uint8Array(PIECE);
    const count = fs.readSync(file, piece);
    if (count === 0) return concatBytes(pieces);
    size += count;
    if (size > maxBytes) throw fileTooLarge(at, size, maxBytes);
    pieces.push(piece.subarray(0, count));
  }
}

/**
 * Writes a whole new file and, where it matters, makes sure that it is on disk before its name
 * counts. What was begun and cannot be ended is taken away again.
 */
function writeWhole(at: string, bytes: Uint8Array, options: WriteOptions): void {
  const { mode = 0o644, durable = true } = options;
  const file = fs.openSync(at, 'wx', mode);
  try {
    fs.writeFileSync(file, bytes);
    if (durable) fs.fsyncSync(file);
  } catch (cause) {
    fs.rmSync(at, { force: true });
    throw cause;
  } finally {
    fs.closeSync(file);
  }
}

function replaceFile(at: string, bytes: Uint8Array, options: WriteOptions): void {
  const aside = `${at}.${hexOf(nodeRandom.bytes(6))}.new`;
  try {
    writeWhole(aside, bytes, options);
    fs.renameSync(aside, at);
  } catch (cause) {
    fs.rmSync(aside, { force: true });
    throw cause;
  }
}

function createFile(at: string, bytes: Uint8Array, options: WriteOptions): boolean {
  try {
    writeWhole(at, bytes, options);
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** One call of the system's, so that what two processes add does not get mixed up. */
function appendTo(at: string, bytes: Uint8Array): boolean {
  const file = ifThere(() => fs.openSync(at, TO_ADD));
  if (file === undefined) return false;
  try {
    fs.writeSync(file, bytes);
    return true;
  } finally {
    fs.closeSync(file);
  }
}

function factsOf(at: string): FileFacts | undefined {
  const stats = ifThere(() => fs.lstatSync(at));
  if (stats === undefined) return undefined;
  return {
    type: typeOf(stats),
    size: stats.size,
    mode: stats.mode & 0o777,
    modified: stats.mtimeMs,
    place: `${stats.dev}:${stats.ino}`,
    device: String(stats.dev),
    mine: stats.uid === process.geteuid?.(),
  };
}

function typeOf(stats: fs.Stats): FileFacts['type'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/**
 * The real file system. The calls are synchronous underneath: sos reads a handful of small files
 * at start, where a thread pool costs more than it saves.
 */
export const nodeFiles: Files = {
  read: (at, options) => attempt('read', at, () => readBounded(at, options ?? {})),
  readAscii: (at) => attempt('read', at, () => ifThere(() => fs.readFileSync(at, 'latin1'))),
  open: (at) => attempt('open', at, () => openPlain(at)),
  replace: (at, bytes, options) =>
    attempt('write', at, () => {
      replaceFile(at, bytes, options ?? {});
    }),
  append: (at, bytes) => attempt('write', at, () => appendTo(at, bytes)),
  create: (at, bytes, options) => attempt('create', at, () => createFile(at, bytes, options ?? {})),
  remove: (at) =>
    attempt('remove', at, () => {
      ifThere(() => {
        fs.unlinkSync(at);
      });
    }),
  removeFolder: (at) =>
    attempt('remove', at, () => {
      fs.rmSync(at, { force: true, recursive: true, maxRetries: RETRIES });
    }),
  rename: (from, to) =>
    attempt('rename', from, () => {
      fs.renameSync(from, to);
    }),
  makeFolder: (at, options) =>
    attempt('make', at, () => {
      fs.mkdirSync(at, { recursive: true, mode: options?.mode ?? 0o777 });
    }),
  makeTemporaryFolder: (prefix) => {
    const at = path.join(os.tmpdir(), prefix);
    return attempt('make', at, () => fs.realpathSync(fs.mkdtempSync(at)));
  },
  list: (at) => attempt('list', at, () => (ifThere(() => fs.readdirSync(at)) ?? []).sort()),
  facts: (at) => attempt('look at', at, () => factsOf(at)),
  linkTarget: (at) => attempt('look at', at, () => ifThere(() => fs.readlinkSync(at))),
  realPath: (at) => attempt('look at', at, () => ifThere(() => fs.realpathSync(at)) ?? at),
  absolute: (at, from) => path.resolve(from ?? '', at),
  join: (...parts) => path.join(...parts),
};
