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

/** Threat: `remote.NAME.uploadpack` of the repository, a command that git gives to a shell. */
const UPLOAD_PACK = '--upload-pack=git-upload-pack';
const RECEIVE_PACK = '--receive-pack=git-receive-pack';

interface Place {
  readonly git: GitProgram;
  readonly name: string;
  /** Milliseconds that the remote may take. */
  readonly patience: number;
}

/** Opens one remote by its name in the configuration. */
export function openRemote(git: GitProgram, name: string, patience = PATIENCE): Remote {
  // Threat: a remote's name that git reads as an option.
  if (!/^[A-Za-z0-9_][\w./-]*$/.test(name)) throw refusedArgument('the remote', name);
  const place: Place = { git, name, patience };
  return {
    name,
    refs: (patterns) => listRefs(place, patterns),
    fetch: (ref, tracking) => fetchRef(place, ref, tracking),
    push: (oid, ref) => pushRef(place, oid, ref),
  };
}

async function listRefs(place: Place, patterns: readonly string[]): Promise<RemoteRefs> {
  const { git, name, patience } = place;
  const finished = await git.tryRun(['ls-remote', '--refs', UPLOAD_PACK, name, ...patterns], {
    timeout: patience,
  });
  if (finished.exitCode !== 0)
    return { outcome: 'unreachable', detail: whyNot(finished, patience) };
  const lines = lossyTextOf(finished.stdout)
    .split('\n')
    .filter((line) => line.includes('\t'));
  const refs = lines.map((line): [string, Oid] => {
    const [oid = '', ref = ''] = line.split('\t');
    return [ref, oid];
  });
  return { outcome: 'listed', refs: new Map(refs) };
}

async function fetchRef(place: Place, ref: string, tracking: string): Promise<FetchOutcome> {
  const { git, name, patience } = place;
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
      UPLOAD_PACK,
      name,
      `+${ours(ref)}:${ours(tracking)}`,
    ],
    { timeout: patience },
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
  return { outcome: 'unreachable', detail: whyNot(finished, patience) };
}

/** A plain push has the race check that is needed; a lease on the current tip would be a force. */
async function pushRef(place: Place, oid: Oid, ref: string): Promise<PushOutcome> {
  const { git, name, patience } = place;
  // Threat: an empty name, which would delete the ref.
  if (!isOid(oid)) throw refusedArgument('the object', oid);
  const args = [
    'push',
    '--porcelain',
    '--no-verify',
    '--no-follow-tags',
    RECEIVE_PACK,
    name,
    `${oid}:${ours(ref)}`,
  ];
  const finished = await git.tryRun(args, { timeout: patience });
  if (finished.stopped === 'timeout') {
    return { outcome: 'unreachable', detail: whyNot(finished, patience) };
  }
  return pushOutcomeOf(ref, lossyTextOf(finished.stdout), finished.stderr);
}

function ours(ref: string): string {
  if (!OURS.test(ref) || ref.includes('..')) throw refusedArgument('the ref', ref);
  return ref;
}

function whyNot({ stopped, stderr, exitCode }: Finished, patience: number): string {
  if (stopped === 'timeout') return `no answer in ${patience / 1000} s`;
  return stderr.trim() || `git ended with ${exitCode ?? 'a signal'}`;
}
