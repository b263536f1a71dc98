import { LIMITS, lossyTextOf, utf8 } from '../base/index.ts';
import type { Finished, RunOptions } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import { UPLOAD_PACK, whyNot, type RemoteCall } from './remote-call.ts';
import type { FetchOutcome } from './remote.ts';

/** Another fetch of this clone holds a lock for an instant: that is no silence of the remote's. */
const BUSY = /cannot lock ref|Unable to create '[^']+\.lock': File exists/;
const TRIES = 3;

/** So many times its patience with a silent remote a fetch may take that goes on. */
const LONGEST = 20;

/** Leaves out how far git and the remote had come: `Receiving objects:  42% (…)`. */
function withoutProgress(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/);
  return lines
    .filter((line) => !/^(?:remote: )?[A-Z][a-z ]+: +\d+(?:%|, done)/.test(line))
    .join('\n');
}

/**
 * Objects are looked at before they are taken, and nothing is written but objects and our ref.
 * Threat: a huge file in a tiny pack. Above the largest part that a record may name, git writes
 * what it receives piece by piece instead of unpacking it in memory.
 */
const FETCH = [
  '-c',
  `core.bigFileThreshold=${LIMITS.blobPart}`,
  '-c',
  'fetch.fsckObjects=true',
  '-c',
  'transfer.fsckObjects=true',
  '-c',
  'fetch.writeCommitGraph=false',
  'fetch',
  // Said as it goes, so that what flows is told from what stands still.
  '--progress',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--no-prune',
  '--no-filter',
  '--refmap=',
  UPLOAD_PACK,
];

/** Where a ref was when it was fetched, and where it is now. */
interface Moved {
  readonly tracking: string;
  readonly before: Oid | undefined;
  readonly tip: Oid;
}

/** Fetches one ref whole into a tracking ref of ours. */
export async function fetchRef(
  call: RemoteCall,
  ref: string,
  tracking: string,
): Promise<FetchOutcome> {
  const partial = await isPartialClone(call.git);
  const before = partial ? await resolve(call.git, tracking) : undefined;
  const finished = await fetchPatiently(call, [call.name, `+${ref}:${tracking}`]);
  // The remote answered: it has no such ref. Anything else is no answer.
  if (/couldn't find remote ref/.test(finished.stderr)) return { outcome: 'absent' };
  if (finished.exitCode !== 0) return { outcome: 'unreachable', detail: whyNot(call, finished) };
  const tip = await resolve(call.git, tracking);
  if (tip === undefined) return { outcome: 'unreachable', detail: 'the fetched ref is gone' };
  return partial ? complete(call, { tracking, before, tip }) : { outcome: 'fetched', tip };
}

async function fetchPatiently(
  { git, patience }: RemoteCall,
  what: readonly string[],
  options?: RunOptions,
): Promise<Finished> {
  for (let tried = 1; ; tried += 1) {
    const bounds = { silence: patience, timeout: LONGEST * patience };
    const ran = await git.tryRun([...FETCH, ...what], { ...bounds, ...options });
    const finished = { ...ran, stderr: withoutProgress(ran.stderr) };
    if (finished.exitCode === 0 || tried === TRIES || !BUSY.test(finished.stderr)) return finished;
  }
}

async function resolve(git: GitProgram, ref: string): Promise<Oid | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', ref];
  const oid = lossyTextOf((await git.tryRun(args)).stdout).trim();
  return isOid(oid) ? oid : undefined;
}

async function isPartialClone(git: GitProgram): Promise<boolean> {
  const args = ['config', '--get-regexp', '^remote[.].*[.]promisor$'];
  return (await git.tryRun(args)).exitCode === 0;
}

/**
 * Fetches what a partial clone lacks of the new commits. It may have got them earlier without their
 * files, and then a fetch brings nothing more; and reading never asks the remote. The tracking ref
 * only stays where all is here, so that the next time only what is new is looked through.
 */
async function complete(call: RemoteCall, moved: Moved): Promise<FetchOutcome> {
  const { tracking, before, tip } = moved;
  const missing = await missingObjects(call.git, moved);
  if (missing.length === 0) return { outcome: 'fetched', tip };
  const input = utf8(missing.map((oid) => `${oid}\n`).join(''));
  const finished = await fetchPatiently(call, ['--stdin', call.name], { input });
  if (finished.exitCode === 0) return { outcome: 'fetched', tip };
  await call.git.tryRun(['update-ref', tracking, before ?? '0'.repeat(tip.length), tip]);
  return { outcome: 'unreachable', detail: whyNot(call, finished) };
}

async function missingObjects(git: GitProgram, { tip, before }: Moved): Promise<Oid[]> {
  const known = before === undefined ? [] : [`^${before}`];
  const args = ['rev-list', '--objects', '--missing=print', tip, ...known, '--'];
  const objects = lossyTextOf(await git.run('look for missing objects', args)).split('\n');
  return objects.filter((line) => line.startsWith('?')).map((line) => line.slice(1));
}
