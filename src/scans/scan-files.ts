import { SosError, utf8 } from '../base/index.ts';
import type { FileFacts, Files } from '../host/index.ts';
import { conflictHits, magicHits } from './content-rules.ts';
import { lookInto } from './look-into.ts';
import { inOrder } from './hit.ts';
import { positionsIn } from './position.ts';
import type { Surface } from './scan-finding.ts';
import type { Scanning } from './scanning.ts';

/** Bytes of the largest file outside the object database that is read. */
const LARGEST = 32 * 1024 * 1024;

/** A file that is looked at where it lies. */
export interface FileHere {
  readonly surface: Surface;
  /** As it is shown. */
  readonly path: string;
  readonly at: string;
}

/** Looks at files one after the other, while there is time. */
export async function scanFiles(scanning: Scanning, files: readonly FileHere[]): Promise<void> {
  for (const [done, file] of files.entries()) {
    if (scanning.left() > 0) await scanFile(scanning, file);
    else {
      const what = `${files.length - done} files of the ${file.surface}`;
      scanning.notLookedAt.push({ what, why: 'time ran out' });
      return;
    }
  }
}

/** Looks at what a file holds now, or at where a link leads. */
async function scanFile(scanning: Scanning, file: FileHere): Promise<void> {
  const { host, notLookedAt } = scanning;
  const facts = await host.files.facts(file.at);
  if (facts === undefined || (await isNothing(host.files, file.at, facts))) return;
  try {
    const bytes = await bytesOf(scanning, file.at, facts);
    if (typeof bytes === 'string') notLookedAt.push({ what: file.path, why: bytes });
    else look(scanning, file, bytes);
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    notLookedAt.push({ what: file.path, why: error.message });
  }
}

/** A submodule that was never filled is an empty folder. */
async function isNothing(files: Files, at: string, { type }: FileFacts): Promise<boolean> {
  return type === 'folder' && (await files.facts(files.join(at, '.git'))) === undefined;
}

async function bytesOf(
  { host: { files } }: Scanning,
  at: string,
  { type, size }: FileFacts,
): Promise<Uint8Array | string> {
  if (type === 'link') return utf8((await files.linkTarget(at)) ?? '');
  if (type === 'folder') return 'it is a repository of its own: scan it there';
  if (type !== 'file') return 'it is no file';
  if (size > LARGEST) return `it has ${size} bytes, the limit is ${LARGEST}`;
  return (await files.read(at)) ?? 'it went away';
}

function look(
  { looking, findings, counts }: Scanning,
  { surface, path }: FileHere,
  bytes: Uint8Array,
): void {
  counts.files += 1;
  const hits = lookInto(bytes, looking);
  // What a merge left behind in the Git folder is Git's own.
  if (surface === 'work tree') hits.push(...magicHits(bytes), ...conflictHits(bytes));
  const position = positionsIn(bytes);
  for (const hit of inOrder(hits)) findings.add(hit, { surface, path, ...position(hit.start) });
}
