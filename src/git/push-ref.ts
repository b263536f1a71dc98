import { checkedOid } from './checked-oid.ts';
import type { Oid } from './oid.ts';
import { pushOutcomeOf } from './push-outcome.ts';
import { RECEIVE_PACK, whyNot, type RemoteCall } from './remote-call.ts';
import type { PushOutcome } from './remote.ts';

/**
 * Pushes one object to one ref. A plain push has the race check that is needed; a lease on the
 * current tip would be a force.
 */
export async function pushRef(call: RemoteCall, oid: Oid, ref: string): Promise<PushOutcome> {
  const args = [
    // A clone that mirrors its remote would push every ref, by force, or refuse to push one.
    '-c',
    `remote.${call.name}.mirror=false`,
    // What the ref was before is told whole, or as far as every git can tell it.
    '-c',
    'core.abbrev=40',
    'push',
    '--porcelain',
    '--no-verify',
    '--no-follow-tags',
    '--no-force-with-lease',
    RECEIVE_PACK,
    '--',
    call.name,
    // Threat: an empty name, which would delete the ref.
    `${checkedOid(oid)}:${ref}`,
  ];
  const finished = await call.git.tryRun(args, { timeout: call.patience });
  if (finished.stopped !== undefined)
    return { outcome: 'unreachable', detail: whyNot(call, finished) };
  return pushOutcomeOf(ref, finished);
}
