import type { SosError } from '../base/index.ts';
import type { Oid } from '../git/index.ts';
import { LEDGER_REF, mergeRemote, trackingRef } from '../ledger/index.ts';
import type { Ruling } from '../trust/index.ts';
import { commandToBegin } from './command-to-begin.ts';
import { cannotSeeRemote, noLedgerOnRemote, otherLedgerThere, severalLedgers } from './errors.ts';
import { beginningsIn, ledgerAt, placeOfLedger, withPin, type Opened } from './opened.ts';

/** What a look at a remote showed. */
export type RemoteLook =
  | { readonly outcome: 'found' | 'absent' }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** Looks whether a remote has a ledger. */
export async function lookForLedger({ repository }: Opened, remote: string): Promise<RemoteLook> {
  const look = await repository.remote(remote).refs([LEDGER_REF]);
  if (look.outcome === 'unreachable') return look;
  return { outcome: look.refs.has(LEDGER_REF) ? 'found' : 'absent' };
}

/**
 * Fetches a remote's ledger, pins it and makes the local branch. The pin is the id that was asked
 * for, or that of the work tree's pin file, or else the one that is found, which is said aloud and
 * remembered.
 */
export async function adoptRemoteLedger(
  opened: Opened,
  wanted: { readonly remote: string; readonly ledger: string | undefined },
): Promise<{ tip: Oid; ledger: string }> {
  const { remote } = wanted;
  const tip = await fetchLedger(opened, remote);
  const asPinned = withPin(opened, wanted.ledger);
  const { pin } = asPinned;
  const { ruling } = (await ledgerAt(asPinned, tip)).judgement;
  if (ruling.ledger === undefined) throw notBelieved(ruling, remote, pin?.ledger);
  await mergeRemote(placeOfLedger(opened), { remoteTip: tip, published: [] });
  await opened.state.setPin({ how: 'first-use', ...pin, ledger: ruling.ledger, remote });
  return { tip, ledger: ruling.ledger };
}

function notBelieved({ findings }: Ruling, remote: string, wanted: string | undefined): SosError {
  const begun = beginningsIn(findings);
  const isUnsaid = wanted === undefined && begun.length > 1;
  return isUnsaid ? severalLedgers(begun) : otherLedgerThere(remote, wanted, findings);
}

async function fetchLedger({ repository, host, state }: Opened, remote: string): Promise<Oid> {
  const fetched = await repository.remote(remote).fetch(LEDGER_REF, trackingRef(remote));
  if (fetched.outcome === 'unreachable') throw cannotSeeRemote(remote, fetched.detail);
  if (fetched.outcome === 'absent')
    throw noLedgerOnRemote(remote, commandToBegin(host.environment));
  await state.setSyncedAt(host.clock.now());
  return fetched.tip;
}
