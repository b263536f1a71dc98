import type { RecordId } from '../base/index.ts';
import { extend, type CatalogState } from '../catalog/index.ts';
import type { Oid } from '../git/index.ts';
import { readEntries, share, type Shared } from '../ledger/index.ts';
import type { Finding } from '../trust/index.ts';
import { afterwards } from './afterwards.ts';
import { forkingHere } from './own-forks.ts';
import { remoteLosses } from './remote-losses.ts';
import { ledgerNow, placeOfLedger, remoteOf, standpointOf, type Opened } from './opened.ts';
import { ledgerHere } from './reading.ts';
import type { LedgerHere } from './reading-answer.ts';
import { withheldAround } from './withheld.ts';
import type { Durability } from './write-request.ts';

/** How safe a record is after an attempt to share it, and why not safer. */
export interface Sharing {
  readonly durability: Durability;
  readonly notShared: string | undefined;
  readonly tip: Oid | undefined;
}

/** Commits that their writer takes back if they no longer stand beside what others shared. */
export interface Conditional {
  readonly commits: readonly Oid[];
  /** The records in them. */
  readonly records: readonly RecordId[];
  /** The local tip that the commits were made on; it may hold other records not yet shared. */
  readonly madeOn: Oid;
  /** Throws the refusal where the record must not go out any more. */
  stillHolds: (remote: LedgerHere) => Promise<void>;
}

/** Shares what is here with the remote, if there is one. Not reaching it is no error of a write. */
export async function shareNow(opened: Opened, conditional?: Conditional): Promise<Sharing> {
  const remote = await remoteOf(opened);
  if (remote === undefined) {
    return { durability: 'local', notShared: 'this repository has no remote', tip: undefined };
  }
  const shared = await share(placeOfLedger(opened), {
    remote: opened.repository.remote(remote),
    withheld: (remoteTip) => withheldAround(opened, remoteTip),
    forking: (tips) => forkingHere(opened, { ...tips, begun: conditional?.records ?? [] }),
    ...(conditional === undefined ? {} : retractable(opened, conditional)),
  });
  await rememberAnswer(opened, shared);
  await raise(opened, remoteLosses(remote, shared));
  if (shared.outcome === 'settled') {
    return { durability: 'remote', notShared: undefined, tip: shared.tip };
  }
  return { durability: 'local', notShared: whyNot(remote, shared), tip: shared.tip };
}

/**
 * Every write shares, and whoever waits asks: so there a rewritten remote is met first. It is said
 * beside their answer, and by the next sync: their own words may go unread.
 */
export async function raise(opened: Opened, alarms: readonly Finding[]): Promise<void> {
  if (alarms.length === 0) return;
  const { state, noticed } = opened;
  noticed.push(...alarms);
  await afterwards(opened, async () => {
    const earlier = await state.alarms();
    const told = new Set(earlier.map(({ message }) => message));
    await state.setAlarms([...earlier, ...alarms.filter(({ message }) => !told.has(message))]);
  });
}

function retractable(
  opened: Opened,
  { commits, madeOn, stillHolds }: Conditional,
): { own: readonly Oid[]; beforeReplay: (remoteTip: Oid) => Promise<void> } {
  return {
    own: commits,
    beforeReplay: async (remoteTip) =>
      stillHolds(ledgerHere(opened, await withUnshared(opened, remoteTip, madeOn))),
  };
}

/** What a remote has, together with what was here before: evidence written offline counts too. */
async function withUnshared(opened: Opened, remoteTip: Oid, local: Oid): Promise<CatalogState> {
  const remote = await ledgerNow(opened, remoteTip);
  const { entries } = await readEntries(opened.repository.store, local, { since: remoteTip });
  return { tip: remoteTip, ...extend(remote, { entries, misfits: [] }, standpointOf(opened.pin)) };
}

/** Notes when the remote last answered, for saying how old an answer is. */
export async function rememberAnswer(opened: Opened, shared: Shared): Promise<void> {
  if (shared.outcome === 'unreachable' || shared.outcome === 'nothing') return;
  await afterwards(opened, () => opened.state.setSyncedAt(opened.host.clock.now()));
}

/** Says in one sentence why a remote does not have what is here. */
export function whyNot(remote: string, { outcome, detail = '' }: Shared): string {
  const words = detail.replaceAll(/\s+/g, ' ').trim();
  switch (outcome) {
    case 'refused':
      return `${remote} refuses it: ${words}`;
    case 'unreachable':
      return `${remote} did not answer: ${words}`;
    case 'contended':
      return `others kept being faster: ${words}`;
    case 'settled':
    case 'nothing':
      return 'there is nothing to share';
  }
}
