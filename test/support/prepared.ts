import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what tests of one run make once. */
    prepared: string;
  }
}

/** Where what is kept stood when it was made. */
const ORIGIN = 'made-at';
const KEPT = 'kept';

/**
 * Fills a folder with a copy of what `build` made under this name, of this folder or of another one
 * in the same run: a copy in any case, so that no test is the only one that has the original. What is
 * made names its own place, so both paths must be of one length.
 */
export async function prepare(
  folder: string,
  name: string,
  build: () => Promise<unknown>,
): Promise<void> {
  const kept = path.join(inject('prepared'), name);
  if (!existsSync(kept)) {
    await build();
    keep(folder, kept);
  }
  copyOf(kept, folder);
}

/** Another worker may have been faster: what it made is as good. */
function keep(folder: string, kept: string): void {
  const begun = mkdtempSync(path.join(path.dirname(kept), 'begun-'));
  renameSync(folder, path.join(begun, KEPT));
  writeFileSync(path.join(begun, ORIGIN), folder);
  try {
    renameSync(begun, kept);
  } catch {
    rmSync(begun, { recursive: true });
  }
}

function copyOf(kept: string, folder: string): void {
  const origin = readFileSync(path.join(kept, ORIGIN), 'utf8');
  if (origin.length !== folder.length) throw new Error(`${folder} is no place like ${origin}`);
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(kept, KEPT), folder, { recursive: true, preserveTimestamps: true });
  rename(folder, Buffer.from(origin), folder);
}

/** Says in every file that is no object where it stands now. */
function rename(folder: string, origin: Buffer, now: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'objects') rename(at, origin, now);
    if (!entry.isFile()) continue;
    const bytes = readFileSync(at);
    let place = bytes.indexOf(origin);
    if (place < 0) continue;
    const { atime, mtime } = statSync(at);
    for (; place >= 0; place = bytes.indexOf(origin, place + 1)) bytes.write(now, place);
    writeFileSync(at, bytes);
    utimesSync(at, atime, mtime);
  }
}
