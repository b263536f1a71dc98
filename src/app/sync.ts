import type { SosError } from '../base/index.ts';
import type { Oid } from '../git/index.ts';
import { share, trackingRef, type Shared } from '../ledger/index.ts';
import { addressWithoutCredentials } from '../memory/index.ts';
import type { Finding, Ruling } from '../trust/index.ts';
import { commandToBegin } from './command-to-begin.ts';
import { cannotSeeRemote, noLedger, noLedgerOnRemote } from './errors.ts';
import { heal } from './heal.ts';
import { forkingHere } from './own-forks.ts';
import { ledgerAt, placeOfLedger, remoteOf, tipNow, type Opened } from './opened.ts';
import { asOf } from './reading.ts';
import { remoteLosses, rewrittenSince } from './remote-losses.ts';
import { raise, rememberAnswer } from './share-now.ts';
import type { Synced, SyncWish } from './synced.ts';
import { withheldAround, withheldIn } from './withheld.ts';
import { compareWithMemory, hasAnswered, memoryOf } from './user-memory.ts';

/** Fetches, merges and pushes until both sides hold the same, and says what the remote had lost. */
export async function sync(opened: Opened, wish: SyncWish = {}): Promise<Synced> {
  const remote = await remoteOf(opened);
  if (remote === undefined) return withoutRemote(opened);
  const before = await opened.repository.store.commitOf(trackingRef(remote));
  const first = await look(opened, remote);
  await rememberLedger(opened, first.ruling, { remote, given: wish.ledger });
  const last = await lastTip(opened, first);
  const again = wish.heal === true && (await heal(opened, [before, last]));
  const second = again ? await look(opened, remote) : first;
  const { shared, tip } = second;
  const losses = await lossesAt(opened, { remote, last, first });
  const missing = await missingAt(opened, second);
  const isCured = wish.heal === true && isWhole(shared, missing);
  const earlier = await alarmsAround(opened, wish, [...losses, ...missing]);
  return {
    outcome: shared.outcome === 'nothing' ? 'not-there' : shared.outcome,
    received: first.shared.received,
    sent: first.shared.sent + (again ? shared.sent : 0),
    detail: shared.detail,
    findings: isCured ? [] : [...earlier, ...losses, ...missing],
    healed: isCured ? losses : [],
    asOf: await asOf(tip, opened),
  };
}

function isWhole({ outcome }: Shared, missing: readonly Finding[]): boolean {
  return outcome === 'settled' && missing.length === 0;
}

/** One exchange with the remote, and what the ledger means after it. */
interface Look {
  readonly shared: Shared;
  readonly tip: Oid;
  readonly ruling: Ruling;
  /** The remote's address, without credentials. */
  readonly address: string;
}

async function look(opened: Opened, remote: string): Promise<Look> {
  const shared = await share(placeOfLedger(opened), {
    remote: opened.repository.remote(remote),
    look: true,
    withheld: (remoteTip) => withheldAround(opened, remoteTip),
    forking: (tips) => forkingHere(opened, tips),
  });
  await rememberAnswer(opened, shared);
  const { tip } = shared;
  if (tip === undefined) throw nowhere(opened, remote, shared);
  const { ruling } = (await ledgerAt(opened, tip)).judgement;
  const [url = remote] = await opened.repository.setting(`remote.${remote}.url`);
  return { shared, tip, ruling, address: addressWithoutCredentials(url) };
}

/** A remote that did not answer is not one without a ledger. */
function nowhere({ host }: Opened, remote: string, { outcome, detail }: Shared): SosError {
  if (outcome === 'unreachable') return cannotSeeRemote(remote, detail ?? '');
  return noLedgerOnRemote(remote, commandToBegin(host.environment));
}

/** Keeps alarms for a sync of its own, or is that sync and gives what was kept. */
async function alarmsAround(
  opened: Opened,
  { aside }: SyncWish,
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  if (aside !== true) return earlierAlarms(opened);
  await raise(opened, found);
  return [];
}

/** What others noticed on their way is told by the next sync, and is no alarm any more then. */
async function earlierAlarms({ state }: Opened): Promise<readonly Finding[]> {
  const earlier = await state.alarms();
  if (earlier.length > 0) await state.setAlarms([]);
  return earlier;
}

/** What was given, or else what is seen first, is believed from now on. */
async function rememberLedger(
  { state, pin }: Opened,
  { ledger }: Ruling,
  { remote, given }: { readonly remote: string; readonly given: string | undefined },
): Promise<void> {
  if (ledger === undefined) return;
  const kept = await state.pin();
  const isReplaced = given === ledger && kept?.ledger !== ledger;
  if (kept !== undefined && !isReplaced) return;
  await state.setPin({ how: 'first-use', ...pin, ledger, remote });
}

/** Where any clone of this user's last saw the remote. */
async function lastTip(opened: Opened, { ruling, address }: Look): Promise<Oid | undefined> {
  const memory = await memoryOf(opened, ruling);
  return memory?.remotes.find((remote) => remote.address === address)?.tip;
}

interface Lost {
  readonly remote: string;
  readonly last: Oid | undefined;
  readonly first: Look;
}

async function lossesAt(opened: Opened, { remote, last, first }: Lost): Promise<Finding[]> {
  const losses = remoteLosses(remote, first.shared);
  const { shared, ruling } = first;
  if (losses.length > 0 || !hasAnswered(shared)) return losses;
  // Withheld bytes leave no other way; records that went with them are missed one by one.
  if (withheldIn(ruling).size > 0) return losses;
  return rewrittenSince(opened, { remote, last, tip: first.tip });
}

async function missingAt(
  opened: Opened,
  { shared, tip, ruling, address }: Look,
): Promise<Finding[]> {
  const findings = await compareWithMemory(opened, {
    ruling,
    asked: hasAnswered(shared),
    shared: shared.outcome === 'settled',
    remote: { address, tip },
  });
  // That this clone is behind another one is no news to whoever just could not ask.
  return findings.filter(({ severity }) => severity === 'error');
}

async function withoutRemote(opened: Opened): Promise<Synced> {
  const tip = await tipNow(opened);
  if (tip === undefined) throw noLedger(undefined, commandToBegin(opened.host.environment));
  const { ruling } = (await ledgerAt(opened, tip)).judgement;
  const findings = await compareWithMemory(opened, { ruling, asked: false, shared: true });
  return {
    outcome: 'no-remote',
    received: 0,
    sent: 0,
    detail: undefined,
    findings,
    healed: [],
    asOf: await asOf(tip, opened),
  };
}
