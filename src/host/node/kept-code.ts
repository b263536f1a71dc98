import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Script } from 'node:vm';

/** A file of the program, and the script that V8 made of it. */
export type Made = readonly [file: string, script: Script];

/** Finds where this user's programs keep what can be made again; undefined where nowhere is safe. */
export function keepingFolder(): string | undefined {
  const folder = namedFolder();
  return folder !== undefined && isSafe(folder) ? folder : undefined;
}

function namedFolder(): string | undefined {
  const { HOME = '', XDG_CACHE_HOME = '', NODE_DISABLE_COMPILE_CACHE = '' } = process.env;
  const home = HOME === '' ? '' : join(HOME, '.cache');
  const base = XDG_CACHE_HOME === '' ? home : XDG_CACHE_HOME;
  if (NODE_DISABLE_COMPILE_CACHE !== '' || !isAbsolute(base)) return undefined;
  return join(base, 'sos', 'code', `${process.version}-${process.arch}`);
}

/** Threat: code that somebody else laid there. Only what this user alone can write is run. */
function isSafe(folder: string): boolean {
  if (isInWorkTree(folder)) return false;
  try {
    const { uid, mode } = lstatSync(folder, { throwIfNoEntry: false }) ?? made(folder);
    return uid === process.geteuid?.() && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}

function made(folder: string): Stats {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return lstatSync(folder);
}

/** Threat: code that came with a repository, whoever the files of its work tree belong to. */
function isInWorkTree(folder: string): boolean {
  for (let at = folder; at !== process.env['HOME']; at = dirname(at)) {
    if (existsSync(`${at}/.git`)) return true;
    if (dirname(at) === at) return false;
  }
  return false;
}

/** Reads the code that was kept of a file; undefined where there is none. */
export function keptFor(folder: string, file: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, basename(file)));
  } catch {
    return undefined;
  }
}

/**
 * Keeps the code of files when the program is done: by then V8 knows which functions run, beside
 * those that it knew before.
 */
export function keep(folder: string, chunks: readonly Made[]): void {
  try {
    for (const [file, script] of chunks) {
      const place = join(folder, basename(file));
      const aside = `${place}.${process.pid}`;
      writeFileSync(aside, script.createCachedData(), { mode: 0o600, flush: true });
      renameSync(aside, place);
    }
    forgetOld(folder);
  } catch {
    // Without it the next start only takes longer.
  }
}

/** Days after which code that was kept is of another version, or is soon made again. */
const DAYS = 60;

/** Takes away what versions of sos before this one kept. */
function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) forgetIfOld(join(folder, name));
}

/** Another process may take it away meanwhile, and what is no file of ours stays. */
function forgetIfOld(place: string): void {
  try {
    if (Date.now() - lstatSync(place).mtimeMs > DAYS * 86_400_000) unlinkSync(place);
  } catch {
    // It takes room, and nothing else.
  }
}
