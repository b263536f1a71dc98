import type { RecordId } from '../base/index.ts';
import { extend, keep, type CatalogState } from '../catalog/index.ts';
import type { Oid } from '../git/index.ts';
import {
  appendLocked,
  inscriptionOf,
  type CommitAuthor,
  type Entry,
  type Inscription,
  type LedgerLock,
} from '../ledger/index.ts';
import type { Draft } from '../records/index.ts';
import type { Signer } from '../signing/index.ts';
import type { Ruling } from '../trust/index.ts';
import { afterwards } from './afterwards.ts';
import { secretsRedacted } from './secrets-redacted.ts';
import { wouldNotCount } from './errors-of-records.ts';
import { catalogSources, placeOfLedger, standpointOf, type Opened } from './opened.ts';
import { screeningOf, screenPlan, screenTold } from './screen-plan.ts';
import { ownChain, type OwnChain } from './own-chain.ts';
import { seal, type Sealed } from './seal.ts';

/** What is to be appended, by whom, to which state of the ledger. */
export interface Appending {
  readonly lock: LedgerLock;
  readonly signer: Signer;
  readonly by: string;
  /** Whose commit it is to be, for the principal who signs. */
  readonly author: (by: string) => Promise<CommitAuthor>;
  readonly drafts: readonly Draft[];
  readonly contents: readonly Uint8Array[];
  readonly printed?: boolean;
  readonly once: string | undefined;
  /** What is known of the ledger. */
  readonly at: CatalogState;
  /** The tip that it was known at; undefined before the first record. */
  readonly seen: Oid | undefined;
}

/** What was appended. */
export interface AppendedDrafts {
  readonly tip: Oid;
  readonly commits: readonly Oid[];
  readonly entries: readonly Entry[];
  /** What the ledger means with them. */
  readonly ruling: Ruling;
}

/**
 * Signs drafts and appends them to the local ledger as one commit. What verification would not
 * accept is refused before anything is written.
 */
export async function appendDrafts(opened: Opened, planned: Appending): Promise<AppendedDrafts> {
  const screening = screeningOf(opened, planned.at.judgement.ruling);
  // A retry is known by its word: one without it would not be found again.
  screenTold({ once: planned.once }, { ...screening, allowRedacted: false });
  const { redacted, ...plan } = await screenPlan(planned, screening);
  const appending = { ...planned, ...plan };
  const { at, signer, contents, lock } = appending;
  const chain = await ownChain(signer.publicKey.fingerprint, at.judgement.ruling, opened);
  const sealed = await sealAll(opened, appending, chain);
  const entries = sealed.map(({ entry }) => entry);
  const after = extend(at, { entries, misfits: [] }, standpointOf(opened.pin));
  refuseWhatWouldNotCount(entries, after.judgement.ruling);
  const { tip, commits, before } = await appendLocked(placeOfLedger(opened), lock, {
    seen: appending.seen,
    parcels: [
      {
        ...inscriptionOfAll(entries),
        records: sealed.map(({ bytes }) => bytes),
        contents,
        author: await appending.author(appending.by),
        at: opened.host.clock.now(),
      },
    ],
  });
  await afterwards(opened, () => rememberChain(opened, chain, entries));
  if (redacted > 0) opened.noticed.push(secretsRedacted(redacted));
  // Should somebody have moved the branch by hand meanwhile, the next reader finds out.
  if (before === appending.seen) {
    await afterwards(opened, () => keep({ ...after, tip }, at, catalogSources(opened)));
  }
  return { tip, commits, entries, ruling: after.judgement.ruling };
}

/** Several records in one commit: the first one gives the subject, each its trailers. */
function inscriptionOfAll(entries: readonly Entry[]): Inscription {
  const all = entries.map(({ record, id }) => inscriptionOf(record, id));
  return { subject: all[0]?.subject ?? '', trailers: all.flatMap(({ trailers }) => trailers) };
}

async function sealAll(
  opened: Opened,
  { drafts, at, by, once, signer }: Appending,
  chain: OwnChain,
): Promise<Sealed[]> {
  const { ledger = '', policy, heads } = at.judgement.ruling;
  const sealed: Sealed[] = [];
  for (const draft of drafts) {
    const last = sealed.at(-1)?.entry;
    const place = {
      ledger,
      policy: policy?.id ?? '',
      by,
      chain: chain.chain,
      seq: chain.seq + sealed.length,
      prev: last?.id ?? chain.prev,
      seen: last === undefined ? heads : [last.id],
      at: opened.host.clock.now(),
      once,
      hash: opened.repository.places.hash,
    };
    sealed.push(await seal(draft, place, signer));
  }
  return sealed;
}

/** A record that would only ever be reported must not be written in the first place. */
function refuseWhatWouldNotCount(entries: readonly Entry[], ruling: Ruling): void {
  const counts = (id: RecordId): boolean =>
    [ruling.entries, ruling.requests].some((all) => all.findLast((each) => each.id === id));
  const refused = entries.find(({ id }) => !counts(id));
  if (refused === undefined) return;
  throw wouldNotCount(ruling.findings.find(({ id }) => id === refused.id));
}

async function rememberChain(
  { state }: Opened,
  { chain, place }: OwnChain,
  entries: readonly Entry[],
): Promise<void> {
  const last = entries.at(-1);
  if (last === undefined) return;
  const { record, id } = last;
  await state.setChain(record.key, { chain, place, last: { seq: record.seq, id } });
}
