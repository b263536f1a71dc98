import type { Oid } from '../git/index.ts';
import { withLock } from '../ledger/index.ts';
import type { Signer } from '../signing/index.ts';
import type { Ruling } from '../trust/index.ts';
import { commandToBegin } from './command-to-begin.ts';
import { admitCommand, isTaken } from './admit-command.ts';
import { appendDrafts } from './append-drafts.ts';
import { commitAuthor } from './commit-author.ts';
import { noLedger, otherLedgerHere } from './errors.ts';
import { adoptRemoteLedger } from './find-remote-ledger.ts';
import { knownOtherwise, noRole } from './errors-of-admission.ts';
import { keyEnded } from './errors-of-people.ts';
import { keyAtHand } from './key-to-join.ts';
import { makeKey, type OwnKey } from './new-key.ts';
import { refuseUnknownPermission, rolesOf } from './permissions.ts';
import { refuseBadName } from './refuse-bad-name.ts';
import {
  ledgerAt,
  ledgerNow,
  placeOfLedger,
  remoteOf,
  reopened,
  tipNow,
  withPin,
  type Opened,
} from './opened.ts';
import { shareNow, type Sharing } from './share-now.ts';

/** Who asks to be enrolled, with which key, for what. */
export interface JoinWish {
  readonly name: string;
  /** The ledger's id, where somebody gave it: the best pin a newcomer can have. */
  readonly ledger?: string | undefined;
  readonly roles: readonly string[];
  readonly note?: string | undefined;
  readonly key?: string | undefined;
  /** Make a new key, even where one is at hand. */
  readonly newKey: boolean;
  readonly offline?: boolean | undefined;
}

/** What joining did. */
export interface Joined extends Omit<Sharing, 'tip'> {
  readonly outcome: 'asked' | 'asked-before' | 'already-enrolled';
  readonly ledger: string;
  /** True where nobody gave the id and the first one seen was believed. */
  readonly believed: boolean;
  /** The name that the key goes under: the one asked for, or the one it is enrolled under. */
  readonly name: string;
  readonly fingerprint: string;
  /** What whoever may enrol has to type; undefined where nobody has to. */
  readonly admit: string | undefined;
  readonly keyFile: string | undefined;
  /** A key of the user's that the ledger knew under this name, and that is used. */
  readonly foundKey: string | undefined;
  readonly tip: Oid;
}

/** Gets the ledger where it is not here yet, makes or takes a key, and asks to be enrolled. */
export async function joinLedger(first: Opened, wish: JoinWish): Promise<Joined> {
  refuseBadName(wish.name);
  const opened = await withLedger(first, wish);
  const { ruling } = (await ledgerNow(opened)).judgement;
  const atHand = await keyAtHand(opened, wish, ruling);
  const known = atHand && knownAs(fingerprintOf(atHand), ruling);
  if (known === undefined) refuseVainRequest(ruling, wish);
  // Threat: a clone that calls itself by a name that its key does not go under.
  else if (known.name !== wish.name) throw knownOtherwise(wish.name, known);
  refuseEnded(atHand, ruling);
  const own = atHand ?? { ...(await makeKey(opened.host, wish.name)), found: undefined };
  const fingerprint = fingerprintOf(own);
  await opened.state.setIdentity({ name: wish.name, key: own.key, fingerprint });
  const asked = await ask(opened, own.signer, wish);
  const sharing = wish.offline === true ? notNow : await shareNow(opened);
  return {
    ...asked,
    durability: sharing.durability,
    notShared: sharing.notShared,
    tip: sharing.tip ?? asked.tip,
    ledger: opened.pin?.ledger ?? '',
    believed: opened.pin?.how === 'first-use',
    fingerprint,
    keyFile: own.created,
    foundKey: own.found,
  };
}

function fingerprintOf({ signer }: OwnKey): string {
  return signer.publicKey.fingerprint;
}

/** A key that asks for nothing would be let in and could do nothing. A further key needs no role. */
function refuseVainRequest(ruling: Ruling, { name, roles }: JoinWish): void {
  const command = `sos join ${name}`;
  refuseUnknownPermission(ruling, { roles }, command);
  if (roles.length === 0 && !isTaken(ruling, name)) throw noRole(command, rolesOf(ruling));
}

const notNow: Sharing = { durability: 'local', notShared: 'you said --offline', tip: undefined };

/** The ledger that is here, or else the remote's; one whose id was given is believed from now on. */
async function withLedger(opened: Opened, { ledger }: JoinWish): Promise<Opened> {
  const isHere =
    ledger === undefined
      ? opened.pin !== undefined && (await tipNow(opened)) !== undefined
      : await believes(opened, ledger);
  if (!isHere) {
    const remote = await remoteOf(opened);
    if (remote === undefined) throw noLedger(remote, commandToBegin(opened.host.environment));
    await adoptRemoteLedger(opened, { remote, ledger });
  }
  return reopened(opened);
}

/** Believes a ledger whose id was given, if it is here. Throws where another one is believed. */
async function believes(opened: Opened, ledger: string): Promise<boolean> {
  const tip = await tipNow(opened);
  const kept = await opened.state.pin();
  if (kept !== undefined && kept.ledger !== ledger) throw otherLedgerHere(kept.ledger, ledger);
  if (tip === undefined || !(await isIn(opened, tip, ledger))) return false;
  const remote = await remoteOf(opened);
  if (kept === undefined)
    await opened.state.setPin({
      ledger,
      how: 'given',
      ...(remote === undefined ? {} : { remote }),
    });
  return true;
}

async function isIn(opened: Opened, tip: Oid, ledger: string): Promise<boolean> {
  const { judgement } = await ledgerAt(withPin(opened, ledger), tip);
  return judgement.ruling.ledger === ledger;
}

/** Asking twice with one key adds nothing. */
async function ask(
  opened: Opened,
  signer: Signer,
  wish: JoinWish,
): Promise<Pick<Joined, 'outcome' | 'name' | 'tip' | 'admit'>> {
  return withLock(placeOfLedger(opened), async (lock) => {
    const at = await ledgerNow(opened);
    const { ruling } = at.judgement;
    const { fingerprint } = signer.publicKey;
    const known = knownAs(fingerprint, ruling);
    if (known !== undefined) return { ...known, tip: at.tip };
    const { tip } = await appendDrafts(opened, {
      lock,
      signer,
      by: wish.name,
      author: commitAuthor(opened),
      drafts: [
        {
          kind: 'join',
          principal: wish.name,
          publicKey: signer.publicKey.text,
          roles: wish.roles,
          ...(wish.note === undefined ? {} : { note: wish.note }),
        },
      ],
      contents: [],
      once: undefined,
      at,
      seen: at.tip,
    });
    const admit = admitCommand(ruling, { principal: wish.name, fingerprint });
    return { outcome: 'asked', name: wish.name, admit, tip };
  });
}

/** Threat: somebody goes on with a key that signs nothing that counts, and reads that all is well. */
function refuseEnded(own: OwnKey | undefined, { roster }: Ruling): void {
  if (own === undefined) return;
  const fingerprint = fingerprintOf(own);
  for (const { name, keys } of roster.values()) {
    const key = keys.find((each) => each.fingerprint === fingerprint);
    if (key !== undefined && key.standing !== 'active') throw keyEnded(name, fingerprint);
  }
}

function knownAs(
  fingerprint: string,
  ruling: Ruling,
): Pick<Joined, 'outcome' | 'name' | 'admit'> | undefined {
  for (const { name, keys } of ruling.roster.values()) {
    if (keys.some((key) => key.fingerprint === fingerprint))
      return { outcome: 'already-enrolled', name, admit: undefined };
  }
  const asked = ruling.requests.find((request) => request.fingerprint === fingerprint);
  if (asked === undefined) return undefined;
  return { outcome: 'asked-before', name: asked.principal, admit: admitCommand(ruling, asked) };
}
