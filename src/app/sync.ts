import type { Oid } from '../git/index.ts';
import { share, type Shared } from '../ledger/index.ts';
import type { Finding } from '../trust/index.ts';
import type { SosError } from '../base/index.ts';
import { beginCommand } from './begin-command.ts';
import { cannotSeeRemote, noLedger, noLedgerOnRemote } from './errors.ts';
import { ledgerAt, placeOfLedger, remoteOf, tipNow, type Opened } from './opened.ts';
import { asOf } from './reading.ts';
import { rememberAnswer } from './share-now.ts';
import { withheldAround } from './withheld.ts';
import type { Synced } from './synced.ts';

/** Fetches, merges and pushes until both sides hold the same, and says what the remote had lost. */
export async function sync(opened: Opened): Promise<Synced> {
  const remote = await remoteOf(opened);
  if (remote === undefined) return withoutRemote(opened);
  const shared = await share(placeOfLedger(opened), {
    remote: opened.repository.remote(remote),
    look: true,
    withheld: (remoteTip) => withheldAround(opened, remoteTip),
  });
  await rememberAnswer(opened, shared);
  if (shared.tip === undefined) throw nowhere(opened, remote, shared);
  await rememberLedger(opened, shared.tip, remote);
  return {
    outcome: shared.outcome === 'nothing' ? 'not-there' : shared.outcome,
    received: shared.received,
    sent: shared.sent,
    detail: shared.detail,
    findings: alarmsOf(remote, shared),
    asOf: await asOf(shared.tip, opened),
  };
}

/** A remote that did not answer is not one without a ledger. */
function nowhere({ host }: Opened, remote: string, { outcome, detail }: Shared): SosError {
  if (outcome === 'unreachable') return cannotSeeRemote(remote, detail ?? '');
  return noLedgerOnRemote(remote, beginCommand(host.environment));
}

/** What was given, or else what is seen first, is believed from now on. */
async function rememberLedger(opened: Opened, tip: Oid, remote: string): Promise<void> {
  if ((await opened.state.pin()) !== undefined) return;
  const { ledger } = (await ledgerAt(opened, tip)).judgement.ruling;
  const how = opened.pin === undefined ? 'first-use' : 'given';
  if (ledger !== undefined) await opened.state.setPin({ ledger, how, remote });
}

async function withoutRemote(opened: Opened): Promise<Synced> {
  const tip = await tipNow(opened);
  if (tip === undefined) throw noLedger(undefined, beginCommand(opened.host.environment));
  return {
    outcome: 'no-remote',
    received: 0,
    sent: 0,
    detail: undefined,
    findings: [],
    asOf: await asOf(tip, opened),
  };
}

/** Threat: a host that takes back what it once showed. Our copies stay and are given back. */
function alarmsOf(remote: string, shared: Shared): Finding[] {
  const { rewritten, dropped, outcome, purged } = shared;
  const back = outcome === 'settled' ? 'they were given back' : 'they are kept here';
  const lost = dropped.map((path): Finding => {
    return {
      code: 'ledger.removed',
      severity: 'error',
      path,
      message: `${remote} had lost ${path}; ${back}`,
    };
  });
  if (!rewritten) return lost;
  // Withheld bytes leave no other way, and nothing else went with them.
  if (purged && lost.length === 0) return [];
  const said = `${remote} no longer holds the ledger's history as it was last seen`;
  return [
    { code: 'ledger.rewritten', severity: 'error', message: said, hint: 'sos verify' },
    ...lost,
  ];
}
