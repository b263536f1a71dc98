import type { GitAddress, Oid } from '../git/index.ts';
import {
  pushRefused,
  remoteNotEmpty,
  remoteUnreachable,
  servesOtherwise,
} from './errors-of-pushes.ts';
import { proveRemote, type RemotePlace } from './prove-remote.ts';
import type { Proof } from './proof.ts';

/** Stops a push to a remote that serves anything: what was there would be served beside it. */
export async function refuseUnlessEmpty({ address, shown }: RemotePlace): Promise<void> {
  const answered = await address.refs();
  if (answered.outcome === 'unreachable') throw remoteUnreachable(shown, answered.detail);
  if (answered.refs.size > 0) throw remoteNotEmpty(shown, [...answered.refs.keys()]);
}

/**
 * Pushes the one commit of a release from the repository that `from` reaches the remote from, and
 * looks at the remote again: what a host says of a push is not what it serves.
 */
export async function pushRelease({ address, shown }: RemotePlace, release: Oid): Promise<Proof> {
  // Threat: settings of the place that was asked before, under which it was another remote.
  await refuseUnlessEmpty({ address, shown });
  await pushOnce(address, { shown, release });
  const proof = await proveRemote({ address, shown }, release);
  if (proof.standing !== 'good') throw servesOtherwise(shown, proof.findings);
  return proof;
}

async function pushOnce(
  address: GitAddress,
  { shown, release }: { readonly shown: string; readonly release: Oid },
): Promise<void> {
  const pushed = await address.pushMain(release);
  if (pushed.outcome === 'unreachable') throw remoteUnreachable(shown, pushed.detail);
  if (pushed.outcome === 'refused' || pushed.outcome === 'contention') {
    throw pushRefused(shown, pushed.detail);
  }
}
