import { lossyTextOf } from '../base/index.ts';
import type { Finished } from '../host/index.ts';
import { refusedArgument } from './errors.ts';
import type { GitProgram } from './git-program.ts';
import { isOid, type Oid } from './oid.ts';
import { pushOutcomeOf } from './push-outcome.ts';
import type { FetchOutcome, PushOutcome, Remote, RemoteRefs } from './remote.ts';

/** Milliseconds after which a remote that says nothing is given up. */
const PATIENCE = 45_000;

/** Refs that we may write, here or there. */
const OURS = /^refs\/(?:heads\/sos|sos)\/[A-Za-z0-9._/-]+$/;

/** Opens one remote by its name in the configuration. */
export function openRemote(git: GitProgram, name: string): Remote {
  // Threat: a remote's name that git reads as an option.
  if (!/^[A-Za-z0-9_][\w./-]*$/.test(name)) throw refusedArgument('the remote', name);
  return {
    name,
    refs: (patterns) => listRefs(git, name, patterns),
    fetch: (ref, tracking) => fetchRef(git, name, { ref, tracking }),
    push: (oid, ref) => pushRef(git, name, { oid, ref }),
  };
}

async function listRefs(
  git: GitProgram,
  name: string,
  patterns: readonly string[],
): Promise<RemoteRefs> {
  const finished = await git.tryRun(['ls-remote', '--refs', name, ...patterns], {
    timeout: PATIENCE,
  });
  if (finished.exitCode !== 0) return { outcome: 'unreachable', detail: whyNot(finished) };
  const lines = lossyTextOf(finished.stdout)
    .split('\n')
    .filter((line) => line.includes('\t'));
  const refs = lines.map((line): [string, Oid] => {
    const [oid = '', ref = ''] = line.split('\t');
    return [ref, oid];
  });
  return { outcome: 'listed', refs: new Map(refs) };
}

async function fetchRef(
  git: GitProgram,
  name: string,
  { ref, tracking }: { ref: string; tracking: string },
): Promise<FetchOutcome> {
  const finished = await git.tryRun(
    [
      '-c',
      'fetch.fsckObjects=true',
      '-c',
      'transfer.fsckObjects=true',
      '-c',
      'fetch.writeCommitGraph=false',
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--no-recurse-submodules',
      '--no-prune',
      '--refmap=',
      name,
      `+${ours(ref)}:${ours(tracking)}`,
    ],
    { timeout: PATIENCE },
  );
  if (finished.exitCode === 0) {
    const tip = await git.run('read a ref', [
      'rev-parse',
      '--verify',
      '--end-of-options',
      tracking,
    ]);
    return { outcome: 'fetched', tip: lossyTextOf(tip).trim() };
  }
  // The remote answered: it has no such ref. Anything else is no answer.
  if (/couldn't find remote ref/.test(finished.stderr)) return { outcome: 'absent' };
  return { outcome: 'unreachable', detail: whyNot(finished) };
}

/** A plain push has the race check that is needed; a lease on the current tip would be a force. */
async function pushRef(
  git: GitProgram,
  name: string,
  { oid, ref }: { oid: Oid; ref: string },
): Promise<PushOutcome> {
  // Threat: an empty name, which would delete the ref.
  if (!isOid(oid)) throw refusedArgument('the object', oid);
  const args = [
    'push',
    '--porcelain',
    '--no-verify',
    '--no-follow-tags',
    name,
    `${oid}:${ours(ref)}`,
  ];
  const finished = await git.tryRun(args, { timeout: PATIENCE });
  if (finished.stopped === 'timeout') return { outcome: 'unreachable', detail: whyNot(finished) };
  return pushOutcomeOf(ref, lossyTextOf(finished.stdout), finished.stderr);
}

function ours(ref: string): string {
  if (!OURS.test(ref) || ref.includes('..')) throw refusedArgument('the ref', ref);
  return ref;
}

function whyNot({ stopped, stderr, exitCode }: Finished): string {
  if (stopped === 'timeout') return `no answer in ${PATIENCE / 1000} s`;
  return stderr.trim() || `git ended with ${exitCode ?? 'a signal'}`;
}
