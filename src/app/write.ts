import { withLock, type LedgerLock } from '../ledger/index.ts';
import type { Signer } from '../signing/index.ts';
import type { Kind } from '../records/index.ts';
import type { Ruling } from '../trust/index.ts';
import { commandToAdmit } from './admit-command.ts';
import { afterwards } from './afterwards.ts';
import { appendDrafts, type AppendedDrafts } from './append-drafts.ts';
import { commitAuthor } from './commit-author.ts';
import { notEnrolled } from './errors-of-people.ts';
import { findOnce, refuseOtherWords } from './find-once.ts';
import { chooseKey, meOf, signerOf } from './identity.ts';
import { screenPlan, screeningOf } from './screen-plan.ts';
import { ledgerNow, placeOfLedger, type Opened } from './opened.ts';
import { asOf, ledgerHere } from './reading.ts';
import { recovering } from './recover.ts';
import type { Conditional, Sharing } from './share-now.ts';
import type { Me } from './reading-answer.ts';
import type { Written, WriteRequest } from './write-request.ts';

/** Plans, signs and appends under the ledger's lock, then shares unless told not to. */
export async function write(opened: Opened, request: WriteRequest): Promise<Written> {
  const choice = await chooseKey(opened);
  // Without a ledger no key would help.
  if (choice === undefined) await ledgerNow(opened);
  const author = commitAuthor(opened);
  const signer = await signerOf(choice, opened.host);
  const hand = { signer, author, source: choice?.source ?? '' };
  const done = await withLock(placeOfLedger(opened), (lock) =>
    recovering(opened, () => appendOnce(opened, request, { ...hand, lock })),
  );
  const sharing = request.offline === true ? notNow : await share(opened, own(done, request));
  await rememberShared(opened, done, sharing);
  return {
    records: done.records,
    already: done.appended === undefined,
    durability: sharing.durability,
    notShared: sharing.notShared,
    asOf: await asOf(sharing.tip ?? done.tip, opened),
  };
}

const notNow: Sharing = { durability: 'local', notShared: 'you said --offline', tip: undefined };

/** Loaded only by whoever shares. */
async function share(opened: Opened, conditional: Conditional | undefined): Promise<Sharing> {
  const { shareNow } = await import('./share-now.ts');
  return shareNow(opened, conditional);
}

/** What others wrote meanwhile was not looked at yet: the next sync or verification remembers it. */
async function rememberShared(opened: Opened, { appended }: Done, sharing: Sharing): Promise<void> {
  if (appended === undefined || sharing.durability !== 'remote') return;
  if (appended.tip !== sharing.tip) return;
  const { rememberSeen } = await import('./user-memory.ts');
  await rememberSeen(opened, { ruling: appended.ruling, asked: true, shared: true });
}

interface Done {
  readonly records: Written['records'];
  readonly tip: string;
  /** The tip before anything was appended. */
  readonly madeOn: string;
  /** Undefined where an earlier record was found and nothing was appended. */
  readonly appended: AppendedDrafts | undefined;
  readonly me: EnrolledMe;
}

type EnrolledMe = Me & { readonly principal: NonNullable<Me['principal']> };

interface Hand {
  readonly lock: LedgerLock;
  readonly signer: Signer;
  readonly author: ReturnType<typeof commitAuthor>;
  readonly source: string;
}

async function appendOnce(opened: Opened, request: WriteRequest, hand: Hand): Promise<Done> {
  const { signer, lock, author } = hand;
  const believe = request.conditional === true ? 'sealed' : 'kept';
  const at = await ledgerNow(opened, undefined, believe);
  const { ruling } = at.judgement;
  const me = enrolled(meOf(signer.publicKey.fingerprint, hand, ruling), ruling);
  const by = me.principal.name;
  const earlier = findOnce(ruling, by, request);
  if (earlier !== undefined) {
    await refuseOtherWords(earlier, request, async (entries) => {
      const reading = { ...ledgerHere(opened, at), ruling: { ...ruling, entries } };
      return screenPlan(await request.plan(reading, me), screeningOf(opened, ruling));
    });
    const records = earlier.entries.map(({ id, path, record }) => ({
      id,
      path,
      kind: record.kind,
    }));
    return { records, tip: at.tip, madeOn: at.tip, appended: undefined, me };
  }
  const { drafts, contents = [], printed } = await request.plan(ledgerHere(opened, at), me);
  if (drafts.length === 0)
    return { records: [], tip: at.tip, madeOn: at.tip, appended: undefined, me };
  const { once } = request;
  const said = { drafts, contents, printed: printed === true };
  const order = { lock, signer, by, author, ...said, once, at, seen: at.tip };
  const appended = await appendDrafts(opened, order);
  await afterwards(opened, async () => request.appended?.());
  return { records: recordsOf(appended), tip: appended.tip, madeOn: at.tip, appended, me };
}

function enrolled(me: Me, ruling: Ruling): EnrolledMe {
  const { principal } = me;
  if (principal === undefined) throw notEnrolled(me, commandToAdmit(ruling, me));
  return { ...me, principal };
}

/** Names what was appended. */
export function recordsOf({ entries }: AppendedDrafts): Written['records'] {
  return entries.map(({ id, path, record }) => ({ id, path, kind: record.kind as Kind }));
}

/** A conditional record goes out only if the plan still holds beside what others shared. */
function own(done: Done, request: WriteRequest): Conditional | undefined {
  if (request.conditional !== true || done.appended === undefined) return undefined;
  const { appended, madeOn, me } = done;
  return {
    commits: appended.commits,
    records: appended.entries.map(({ id }) => id),
    madeOn,
    stillHolds: async (reading) => {
      await request.plan(reading, me);
    },
  };
}
