import { SosError, type RecordId } from '../base/index.ts';
import {
  stateAt,
  type CatalogSources,
  type CatalogState,
  type Standpoint,
} from '../catalog/index.ts';
import { openRepository, type Oid, type Repository } from '../git/index.ts';
import type { Host } from '../host/index.ts';
import type { Finding } from '../trust/index.ts';
import { LEDGER_REF, trackingRef, type LedgerPlace } from '../ledger/index.ts';
import {
  badLedgerId,
  brokenLedger,
  memoryElsewhere,
  noLedger,
  noRepository,
  severalLedgers,
} from './errors.ts';
import { commandToBegin } from './command-to-begin.ts';
import { pinAt } from './pin-at.ts';
import { openLocalState, type LocalState, type Pin } from './local-state.ts';

/** A repository with what this clone remembers of its ledger. */
export interface Opened {
  readonly host: Host;
  readonly repository: Repository;
  readonly state: LocalState;
  readonly pin: Pin | undefined;
  /** Why what was remembered of the ledger's id cannot be read; only `sos doctor` goes on then. */
  readonly pinTrouble: SosError | undefined;
  /** Tips as they were when the repository was opened: one look serves most reads. */
  readonly firstLook: ReadonlyMap<string, Oid>;
  /** Secrets in what is to be recorded are taken out, where otherwise it would be refused. */
  readonly allowRedacted: boolean;
  /** What was noticed of the remote on the way, to be said beside whatever the verb answers. */
  readonly noticed: Finding[];
}

/** The remote that reads assume until the pin says another: saves a process in the common case. */
const USUAL_REMOTE = 'origin';

/** How a repository is opened. */
export interface OpeningWish {
  /** Also where what is remembered of the ledger is damaged. */
  readonly ailing: boolean;
  readonly allowRedacted?: boolean;
}

/**
 * Opens the repository that a folder is in. A pin that cannot be read is refused, unless whoever
 * opens it is there to say what is wrong: without it, another ledger could pass for the right one.
 */
export async function open(
  host: Host,
  folder: string,
  { ailing, allowRedacted = false }: OpeningWish,
): Promise<Opened> {
  const alsoResolve = [LEDGER_REF, trackingRef(USUAL_REMOTE)];
  const found = await openRepository(host, folder, { alsoResolve });
  if (found === undefined) throw noRepository(folder, commandToBegin(host.environment));
  const { repository, resolved } = found;
  const state = openLocalState(host.files, repository.places);
  // Threat: a link that has us write in a folder of somebody else's choice.
  const facts = await host.files.facts(state.folder);
  if (facts !== undefined && facts.type !== 'folder') throw memoryElsewhere(state.folder);
  const pinned = await pinOrTrouble(pinOf(host, state, repository));
  if (pinned instanceof SosError && !ailing) throw pinned;
  return {
    host,
    repository,
    state,
    pin: pinned instanceof SosError ? undefined : pinned,
    pinTrouble: pinned instanceof SosError ? pinned : undefined,
    firstLook: resolved,
    allowRedacted,
    noticed: [],
  };
}

async function pinOrTrouble(pin: Promise<Pin | undefined>): Promise<Pin | SosError | undefined> {
  try {
    return await pin;
  } catch (error) {
    if (error instanceof SosError) return error;
    throw error;
  }
}

/** Gives the same repository with what is remembered of it read again. */
export async function reopened(opened: Opened): Promise<Opened> {
  return { ...opened, pin: await pinOf(opened.host, opened.state, opened.repository) };
}

/**
 * What is given with the command counts before what was remembered, and that before the pin file
 * that the work tree holds. Throws `app.bad-ledger-id`, `memory.bad-pin`.
 */
async function pinOf(
  host: Host,
  state: LocalState,
  repository: Repository,
): Promise<Pin | undefined> {
  const kept = await state.pin();
  const given = host.environment.variables['SOS_LEDGER'] ?? '';
  if (given === '') return kept ?? (await pinOfWorkTree(host, repository));
  if (!/^[0-9a-f]{64}$/.test(given)) throw badLedgerId(given);
  return kept?.ledger === given ? { ...kept, how: 'given' } : { ledger: given, how: 'given' };
}

/** A clone that has seen no ledger believes the one that its reviewed code vouches for. */
async function pinOfWorkTree(host: Host, { places }: Repository): Promise<Pin | undefined> {
  if (places.workTree === undefined) return undefined;
  const path = host.files.join(places.workTree, '.sos', 'pin');
  if ((await host.files.facts(path)) === undefined) return undefined;
  const pin = await pinAt(host, path);
  if (pin === undefined) return undefined;
  const policy = { id: pin.policy, version: pin.policyVersion };
  return { ledger: pin.ledger, how: 'pin-file', policy };
}

/** Gives the same repository as if a ledger were pinned; undefined: as it is. */
export function withPin(opened: Opened, ledger: string | undefined): Opened {
  return ledger === undefined ? opened : { ...opened, pin: { ledger, how: 'given' } };
}

/** The local tip as it is now; it may have moved since the repository was opened. */
export async function tipNow({ repository }: Opened): Promise<Oid | undefined> {
  return repository.store.commitOf(LEDGER_REF);
}

/** The remote that the ledger is shared with, where one look at the repository already tells. */
export async function remoteOf(opened: Opened): Promise<string | undefined> {
  const { pin, repository, firstLook } = opened;
  if (pin?.remote !== undefined) return pin.remote;
  if (firstLook.has(trackingRef(USUAL_REMOTE))) return USUAL_REMOTE;
  const remotes = await repository.remotes();
  if (remotes.includes(USUAL_REMOTE)) return USUAL_REMOTE;
  return remotes.length === 1 ? remotes[0] : undefined;
}

/** What is known of the ledger at a tip, verified. */
export async function ledgerAt(
  opened: Opened,
  tip: Oid,
  believe: CatalogSources['believe'] = 'kept',
): Promise<CatalogState> {
  return stateAt(tip, catalogSources(opened, believe));
}

/** What is known of the ledger now. Throws where there is none, or none that can be believed. */
export async function ledgerNow(
  opened: Opened,
  tip?: Oid,
  believe?: CatalogSources['believe'],
): Promise<CatalogState> {
  const at = tip ?? (await tipNow(opened));
  if (at === undefined)
    throw noLedger(await remoteOf(opened), commandToBegin(opened.host.environment));
  const state = await ledgerAt(opened, at, believe);
  const { ledger, findings } = state.judgement.ruling;
  if (ledger !== undefined) return state;
  const begun = beginningsIn(findings);
  throw begun.length > 1 ? severalLedgers(begun) : brokenLedger(findings);
}

/** The ids of the ledgers that begin on a branch which holds more than one. */
export function beginningsIn(findings: readonly Finding[]): readonly RecordId[] {
  return findings.flatMap(({ code, id }) => (code === 'trust.second-genesis' ? (id ?? []) : []));
}

/** What a pin takes for granted. */
export function standpointOf(pin: Pin | undefined): Standpoint {
  return { pinned: pin?.ledger, chosen: pin?.policy };
}

/** How the catalog of this clone gets at the ledger. */
export function catalogSources(
  { host, repository, state, pin }: Opened,
  believe: CatalogSources['believe'] = 'kept',
): CatalogSources {
  return {
    believe,
    seal: async () => (await import('./own-seal.ts')).ownSeal(host),
    files: host.files,
    path: host.files.join(state.folder, 'catalog'),
    pinned: standpointOf(pin),
    readFiles: async (tip, wish) => {
      const { readEntries } = await import('../ledger/index.ts');
      return readEntries(repository.store, tip, wish);
    },
  };
}

/** Where the ledger lives, for the room that appends to it. */
export function placeOfLedger({ host, repository }: Opened): LedgerPlace {
  const genuine = async (path: string, bytes: Uint8Array): Promise<boolean> =>
    (await import('./is-genuine.ts')).isGenuine(path, bytes);
  return { host, store: repository.store, commonFolder: repository.places.commonFolder, genuine };
}
