import { lossyTextOf, utf8 } from '../base/index.ts';
import { isDamage, troubleOf } from './errors.ts';
import type { GitProgram } from './git-program.ts';
import type { BlobAnswer } from './object-store.ts';
import { isOid, type Oid } from './oid.ts';

const LINE_FEED = 0x0a;
const CONTENTS = ['cat-file', '--batch', '--buffer'];

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

/** Git gives up at an object that is damaged on disk; those after it are asked for again. */
async function contents(git: GitProgram, oids: readonly Oid[]): Promise<Map<Oid, Uint8Array>> {
  const found = new Map<Oid, Uint8Array>();
  let rest = oids;
  while (rest.length > 0) {
    const input = linesOf(rest);
    const { exitCode, stdout, stderr } = await git.tryRun(CONTENTS, { input });
    const answered = takeApart(stdout, found);
    if (exitCode === 0) break;
    if (!isDamage(stderr)) throw troubleOf('read objects', stderr);
    rest = rest.slice(answered + 1);
  }
  return found;
}

/** Takes `git cat-file --batch` apart: `<oid> <type> <size>`, the content, a line feed. */
function takeApart(output: Uint8Array, found: Map<Oid, Uint8Array>): number {
  let answered = 0;
  for (let start = 0; start < output.length; answered += 1) {
    const line = output.indexOf(LINE_FEED, start);
    // Cut off within a line.
    if (line < 0) break;
    const [oid = '', type = '', size = '0'] = lossyTextOf(output.subarray(start, line)).split(' ');
    start = line + 1;
    // An object that vanished in between has one line and no content.
    if (type === 'missing') continue;
    const end = start + Number(size);
    if (end >= output.length) break;
    found.set(oid, output.subarray(start, end));
    start = end + 1;
  }
  return answered;
}

function linesOf(oids: readonly Oid[]): Uint8Array {
  return utf8(oids.map((oid) => `${oid}\n`).join(''));
}
