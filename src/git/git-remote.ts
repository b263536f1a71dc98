import { lossyTextOf } from '../base/index.ts';
import { refusedArgument } from './errors.ts';
import { fetchRef } from './fetch-ref.ts';
import type { GitProgram } from './git-program.ts';
import type { Oid } from './oid.ts';
import { pushRef } from './push-ref.ts';
import { UPLOAD_PACK, whyNot, type RemoteCall } from './remote-call.ts';
import type { Remote, RemoteRefs } from './remote.ts';

/** Milliseconds after which a remote is given up, as `RemoteCall` says. */
const PATIENCE = 45_000;

/** Bytes of refs that are read: some 300,000 of them. A remote that lists more is not believed. */
const MOST_REFS = 32 * 1024 * 1024;

/** Refs that we may write, here or there. */
const OURS = /^refs\/(?:heads\/sos|sos)\/[A-Za-z0-9._/-]+$/;

/** Opens one remote by its name in the configuration. */
export function openRemote(git: GitProgram, name: string, patience = PATIENCE): Remote {
  // Threat: a remote's name that git reads as an option.
  if (!/^[A-Za-z0-9_][\w./-]*$/.test(name)) throw refusedArgument('the remote', name);
  const call: RemoteCall = { git, name, patience };
  return {
    name,
    refs: (patterns) => listRefs(call, patterns),
    fetch: async (ref, tracking) => fetchRef(call, ours(ref), ours(tracking)),
    push: async (oid, ref) => pushRef(call, oid, ours(ref)),
  };
}

async function listRefs(call: RemoteCall, patterns: readonly string[]): Promise<RemoteRefs> {
  const { git, name, patience } = call;
  const finished = await git.tryRun(['ls-remote', '--refs', UPLOAD_PACK, '--', name, ...patterns], {
    timeout: patience,
    maxOutput: MOST_REFS,
  });
  if (finished.exitCode !== 0) return { outcome: 'unreachable', detail: whyNot(call, finished) };
  const lines = lossyTextOf(finished.stdout)
    .split('\n')
    .filter((line) => line.includes('\t'));
  const refs = lines.map((line): [string, Oid] => {
    const [oid = '', ref = ''] = line.split('\t');
    return [ref, oid];
  });
  return { outcome: 'listed', refs: new Map(refs) };
}

/** Threat: our own mistake reaching a ref of the user's, here or on the remote. */
function ours(ref: string): string {
  if (!OURS.test(ref) || ref.includes('..')) throw refusedArgument('the ref', ref);
  return ref;
}
