import { lossyTextOf, utf8 } from '../base/index.ts';
import type { GitProgram } from './git-program.ts';
import type { BlobAnswer } from './object-store.ts';
import { isOid, type Oid } from './oid.ts';

/** Bytes that one process is asked for: what it answers is held twice while it is taken apart. */
const BATCH = 16 * 1024 * 1024;

/**
 * Reads blobs by name. Sizes are asked for first and content only of what is small enough: a huge
 * object in a tiny pack costs a line of text.
 */
export async function readBlobs(
  git: GitProgram,
  oids: readonly Oid[],
  maxBytes: number,
): Promise<Map<Oid, BlobAnswer>> {
  const wanted = [...new Set(oids)].filter(isOid);
  const answers = new Map<Oid, BlobAnswer>(oids.map((oid) => [oid, 'missing']));
  if (wanted.length === 0) return answers;
  const sizes = await askSizes(git, wanted);
  const fitting = new Map<Oid, number>();
  for (const oid of wanted) {
    const known = sizes.get(oid);
    if (known === undefined) continue;
    if (known.type !== 'blob') answers.set(oid, 'not-a-blob');
    else if (known.size > maxBytes) answers.set(oid, 'too-large');
    else fitting.set(oid, known.size);
  }
  for (const batch of batchesOf(fitting)) {
    for (const [oid, bytes] of await contents(git, batch)) answers.set(oid, bytes);
  }
  return answers;
}

/** Groups names, by the sizes of their contents, for reading each group together. */
function batchesOf(sizes: ReadonlyMap<Oid, number>): Oid[][] {
  const batches: Oid[][] = [];
  let room = -1;
  for (const [oid, size] of sizes) {
    if (size > room) {
      batches.push([]);
      room = BATCH;
    }
    batches.at(-1)?.push(oid);
    room -= size;
  }
  return batches;
}

/**
 * Tells which names are of commits that are here; a name that is no object name is not. What is
 * missing is no trouble, also in a partial clone, where a look at its size would be.
 */
export async function presentCommits(git: GitProgram, oids: readonly Oid[]): Promise<Set<Oid>> {
  const wanted = [...new Set(oids)].filter(isOid);
  if (wanted.length === 0) return new Set();
  const args = ['rev-list', '--no-walk', '--ignore-missing', '--missing=allow-any', '--stdin'];
  const output = await git.run('look for commits', args, { input: linesOf(wanted) });
  const present = new Set(lossyTextOf(output).split('\n'));
  return new Set(wanted.filter((oid) => present.has(oid)));
}

async function askSizes(
  git: GitProgram,
  oids: readonly Oid[],
): Promise<Map<Oid, { type: string; size: number }>> {
  const output = await git.run('look at object sizes', ['cat-file', '--batch-check', '--buffer'], {
    input: linesOf(oids),
  });
  const sizes = new Map<Oid, { type: string; size: number }>();
  for (const line of lossyTextOf(output).split('\n')) {
    const [oid = '', type = '', size = ''] = line.split(' ');
    if (/^\d+$/.test(size)) sizes.set(oid, { type, size: Number(size) });
  }
  return sizes;
}

async function contents(git: GitProgram, oids: readonly Oid[]): Promise<Map<Oid, Uint8Array>> {
  const found = new Map<Oid, Uint8Array>();
  const output = await git.run('read objects', ['cat-file', '--batch', '--buffer'], {
    input: linesOf(oids),
  });
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0x0a, start);
    const [oid = '', type = '', size = ''] = lossyTextOf(output.subarray(start, end)).split(' ');
    start = end + 1;
    // An object that vanished in between has one line and no content.
    if (type === 'missing') continue;
    found.set(oid, output.slice(start, start + Number(size)));
    start += Number(size) + 1;
  }
  return found;
}

function linesOf(oids: readonly Oid[]): Uint8Array {
  return utf8(oids.map((oid) => `${oid}\n`).join(''));
}
