import { hexOf } from '../base/index.ts';
import type { Oid } from '../git/index.ts';
import { LEDGER_REF, trackingRef, withLock, type LedgerLock } from '../ledger/index.ts';
import type { DraftOf } from '../records/index.ts';
import { appendDrafts } from './append-drafts.ts';
import { coFounders, type CoFounder } from './co-founder.ts';
import { commitAuthor } from './commit-author.ts';
import { alreadyALedger, cannotSeeRemote, lostTheStart, remoteInTheWay } from './errors.ts';
import { adoptRemoteLedger, lookForLedger } from './find-remote-ledger.ts';
import { ownKey, type OwnKey } from './new-key.ts';
import { emptyLedger } from './empty-ledger.ts';
import { placeOfLedger, remoteOf, tipNow, type Opened } from './opened.ts';
import { refuseBadName } from './refuse-bad-name.ts';
import { templateRoles } from './template-roles.ts';
import type { Durability } from './write-request.ts';

/** How a ledger is to begin. */
export interface StartRequest {
  readonly name: string;
  readonly project?: string | undefined;
  /** The founder is a human being. */
  readonly person: boolean;
  /** Others who found it too: their names and where their public keys are. */
  readonly founders?: readonly CoFounder[] | undefined;
  /** How many founders must agree on a policy; one without it. */
  readonly threshold?: number | undefined;
  /** A key to use instead of a new one. */
  readonly key?: string | undefined;
  /** Neither look at the remote nor publish. */
  readonly offline?: boolean | undefined;
}

/** What beginning did. */
export interface Started {
  readonly outcome: 'founded' | 'adopted';
  readonly ledger: string;
  readonly tip: Oid;
  readonly name: string;
  readonly fingerprint: string | undefined;
  /** Where a new key was written. */
  readonly keyFile: string | undefined;
  readonly remote: string | undefined;
  readonly durability: Durability;
  readonly notShared: string | undefined;
}

/**
 * Begins a ledger, or adopts the one that the remote has. A look at the remote that failed is not
 * an absence: two beginnings would be two ledgers that never agree.
 */
export async function startLedger(opened: Opened, request: StartRequest): Promise<Started> {
  refuseBadName(request.name);
  if ((await tipNow(opened)) !== undefined) throw alreadyALedger(opened.pin?.ledger);
  const remote = await remoteOf(opened);
  if (remote !== undefined && request.offline !== true) {
    const look = await lookForLedger(opened, remote);
    if (look.outcome === 'unreachable') throw cannotSeeRemote(remote, look.detail);
    if (look.outcome === 'found') return adopt(opened, remote, request.name);
  }
  // The code vouches for a ledger that nobody can be seen to have: another one would replace it.
  if (opened.pin?.how === 'pin-file') throw alreadyALedger(opened.pin.ledger);
  const others = await coFounders(opened.host, request);
  const own = await ownKey(opened.host, request);
  const founded = await withLock(placeOfLedger(opened), (lock) =>
    appendGenesis(opened, { lock, own, others, request }),
  );
  const published = await publish(opened, remote, {
    ...founded,
    offline: request.offline === true,
  });
  return {
    outcome: 'founded',
    ...founded,
    name: request.name,
    fingerprint: own.signer.publicKey.fingerprint,
    keyFile: own.created,
    remote,
    ...published,
  };
}

async function adopt(opened: Opened, remote: string, name: string): Promise<Started> {
  const adopted = await adoptRemoteLedger(opened, { remote, ledger: undefined });
  const nothing = { fingerprint: undefined, keyFile: undefined, notShared: undefined };
  return { outcome: 'adopted', ...adopted, name, remote, durability: 'remote', ...nothing };
}

interface Founding {
  readonly lock: LedgerLock;
  readonly own: OwnKey;
  readonly others: DraftOf<'genesis'>['founders'];
  readonly request: StartRequest;
}

interface Founded {
  readonly ledger: string;
  readonly tip: Oid;
}

async function appendGenesis(opened: Opened, founding: Founding): Promise<Founded> {
  const { lock, own, others, request } = founding;
  const { signer } = own;
  const { tip, entries } = await appendDrafts(opened, {
    lock,
    signer,
    by: request.name,
    author: commitAuthor(opened),
    drafts: [await genesisDraft(opened, { own, others, request })],
    contents: [],
    once: undefined,
    at: emptyLedger(opened),
    seen: undefined,
  });
  const ledger = entries[0]?.id ?? '';
  const { fingerprint } = signer.publicKey;
  await opened.state.setIdentity({ name: request.name, key: own.key, fingerprint });
  await opened.state.setPin({ ledger, how: 'founded' });
  return { tip, ledger };
}

async function genesisDraft(
  { host }: Opened,
  { own: { signer }, others, request }: Omit<Founding, 'lock'>,
): Promise<DraftOf<'genesis'>> {
  const { name, project, person, threshold = 1 } = request;
  const founder = { name, publicKey: signer.publicKey.text, ...(person ? { person } : {}) };
  return {
    kind: 'genesis',
    nonce: hexOf(host.random.bytes(16)),
    ...(project === undefined ? {} : { project }),
    founders: [founder, ...others],
    terms: { version: 1, threshold, roles: await templateRoles(host) },
  };
}

/** Publishes at once, so that nobody else begins another ledger; taken back where somebody did. */
async function publish(
  opened: Opened,
  remote: string | undefined,
  { tip, offline }: Founded & { readonly offline: boolean },
): Promise<{ durability: Durability; notShared: string | undefined }> {
  const { repository, host, state } = opened;
  if (remote === undefined)
    return { durability: 'local', notShared: 'this repository has no remote' };
  if (offline) return { durability: 'local', notShared: 'you said --offline' };
  const pushed = await repository.remote(remote).push(tip, LEDGER_REF);
  if (pushed.outcome === 'contention') {
    await takeBack(opened, tip);
    const look = await lookForLedger(opened, remote);
    throw look.outcome === 'found' ? lostTheStart(remote) : remoteInTheWay(remote, pushed.detail);
  }
  if (pushed.outcome === 'refused' || pushed.outcome === 'unreachable') {
    return { durability: 'local', notShared: `${remote}: ${pushed.detail}` };
  }
  await repository.store.moveRef(trackingRef(remote), tip, undefined);
  await state.setSyncedAt(host.clock.now());
  return { durability: 'remote', notShared: undefined };
}

/** What began here is forgotten whole: a pin to it would forbid the ledger that there is. */
async function takeBack({ repository, host, state }: Opened, tip: Oid): Promise<void> {
  await repository.store.deleteRef(LEDGER_REF, tip);
  await host.files.removeFolder(state.folder);
  await host.files.removeFolder(host.files.join(repository.places.gitFolder, 'sos'));
}
