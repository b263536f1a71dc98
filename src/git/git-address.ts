import { lossyTextOf } from '../base/index.ts';
import { checkedOid } from './checked-oid.ts';
import { refusedArgument } from './errors.ts';
import { gitAt, type GitHost } from './git-program.ts';
import type { Oid } from './oid.ts';
import { pushOutcomeOf } from './push-outcome.ts';
import { RECEIVE_PACK, UPLOAD_PACK, whyNot, type RemoteCall } from './remote-call.ts';
import type { PushOutcome, RemoteRefs } from './remote.ts';

/** Another repository by its address alone: nothing of it is configured. */
export interface GitAddress {
  /** Every ref it shows: HEAD, branches, tags and what they peel to, pull refs, all others. */
  refs(): Promise<RemoteRefs>;
  /** Pushes one commit to the branch `main`: never forced, no hooks, no tags. */
  pushMain(commit: Oid): Promise<PushOutcome>;
}

/** Milliseconds after which a remote is given up, as `RemoteCall` says. */
const PATIENCE = 120_000;
const MOST_REFS = 32 * 1024 * 1024;
const MAIN = 'refs/heads/main';

/** Reaches a repository by its address, from a git folder. */
export function openAddress(host: GitHost, gitFolder: string, address: string): GitAddress {
  // Threat: an address that git reads as an option, or that ends its line in what we print.
  if (address === '' || address.startsWith('-') || /[\u0000-\u001f\u007f]/.test(address)) {
    throw refusedArgument('the address', address);
  }
  const git = gitAt(host, { folder: gitFolder, gitFolder, reach: 'network' });
  const call: RemoteCall = { git, name: address, patience: PATIENCE };
  return {
    refs: () => everyRef(call),
    pushMain: (commit) => pushMain(call, checkedOid(commit)),
  };
}

async function everyRef(call: RemoteCall): Promise<RemoteRefs> {
  const finished = await call.git.tryRun(['ls-remote', UPLOAD_PACK, '--', call.name], {
    timeout: call.patience,
    maxOutput: MOST_REFS,
  });
  if (finished.exitCode !== 0) return { outcome: 'unreachable', detail: whyNot(call, finished) };
  const lines = lossyTextOf(finished.stdout).split('\n');
  const refs = lines
    .filter((line) => line.includes('\t'))
    .map((line): [string, Oid] => {
      const [oid = '', ref = ''] = line.split('\t');
      return [ref, oid];
    });
  return { outcome: 'listed', refs: new Map(refs) };
}

async function pushMain(call: RemoteCall, commit: Oid): Promise<PushOutcome> {
  const finished = await call.git.tryRun(
    [
      'push',
      '--porcelain',
      '--no-verify',
      '--no-follow-tags',
      // The branch must not be there: a remote that was empty a moment ago may not be any more.
      `--force-with-lease=${MAIN}:`,
      RECEIVE_PACK,
      '--',
      call.name,
      `${commit}:${MAIN}`,
    ],
    { timeout: call.patience },
  );
  if (finished.stopped !== undefined)
    return { outcome: 'unreachable', detail: whyNot(call, finished) };
  return pushOutcomeOf(MAIN, finished);
}
