import type { RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import {
  verifySignature,
  verifySignatureAside,
  type SignatureAnswer,
  type SignatureClaim,
} from '../signing/index.ts';
import type { TrustCode } from './finding.ts';
import type { Report } from './report.ts';

/** Namespace of every record's signature: stops a signature made for something else. */
export const RECORD_NAMESPACE = 'sos-record-v1';

/** Keeps entries that their key really signed. Entries without proof were checked before. */
export function signedEntries(entries: readonly Entry[], report: Report): Entry[] {
  return entries.flatMap((entry) => {
    const answer = checkedSignature(entry);
    if (answer.ok) return [answer.entry];
    report.reject(answer.code, entry, answer.why);
    return [];
  });
}

/** Tells whether an entry's key really signed it. */
export function signatureHolds(entry: Entry): boolean {
  return checkedSignature(entry).ok;
}

type Checked =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly code: TrustCode; readonly why: string };

function checkedSignature(entry: Entry): Checked {
  const claim = claimOf(entry);
  if (claim === undefined) return { ok: true, entry };
  const answer = verifySignature(claim);
  if (answer.ok) return { ok: true, entry: withPresence(entry, answer) };
  const code = answer.code === 'signing.wrong-key' ? 'trust.wrong-key' : 'trust.bad-signature';
  return { ok: false, code, why: `its signature does not hold (${answer.code})` };
}

/** Checks of signatures that are worked out while other things are done. */
export interface SignatureChecks {
  /** Begins to check the signatures of some entries. */
  readonly meet: (entries: readonly Entry[]) => void;
  /** These entries once their signatures are checked, met before or not. */
  readonly done: (entries: readonly Entry[]) => Promise<Entry[]>;
}

/**
 * Checks the signatures of a ledger's entries beside the thread of the program, several at once
 * where there are cores. Those that hold come back without proof, as known to be good; all others
 * come back as they are, to be judged and reported. So nothing is judged otherwise, only sooner.
 */
export function checkSignatures(ledger: RecordId | undefined): SignatureChecks {
  const begun = new Map<Entry, Promise<Entry>>();
  return {
    meet: (entries) => {
      for (const entry of entries) begun.set(entry, checkedAside(entry, ledger));
    },
    done: (entries) =>
      Promise.all(entries.map((entry) => begun.get(entry) ?? checkedAside(entry, ledger))),
  };
}

/** Stops time from being spent on records that were written for another ledger. */
async function checkedAside(entry: Entry, ledger: RecordId | undefined): Promise<Entry> {
  const isForeign = entry.record.kind !== 'genesis' && entry.record.ledger !== ledger;
  const claim = ledger !== undefined && isForeign ? undefined : claimOf(entry);
  const answer = claim && (await verifySignatureAside(claim));
  if (answer?.ok !== true) return entry;
  const { proof, ...known } = withPresence(entry, answer);
  return proof === undefined ? entry : known;
}

/** What an entry's signature has to show; undefined where it was shown before. */
function claimOf({ proof, record }: Entry): SignatureClaim | undefined {
  if (proof === undefined) return undefined;
  const { payload, signature } = proof;
  const namespace = RECORD_NAMESPACE;
  return { message: payload, armored: signature, namespace, expectedFingerprint: record.key };
}

/** What a security key asked for stands in its signature, and is kept when the signature is not. */
function withPresence(
  entry: Entry,
  { flags }: Extract<SignatureAnswer, { readonly ok: true }>,
): Entry {
  if (flags === undefined || entry.presence !== undefined) return entry;
  return { ...entry, presence: { touch: flags.touch, pin: flags.pin } };
}

/** Keeps one file for each record: a signature can be made twice, the record is the same. */
export function withoutDoubles(entries: readonly Entry[], report: Report): Entry[] {
  const kept = new Map<string, Entry>();
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (kept.has(entry.id))
      report.mention('trust.same-record-twice', entry, 'the same record stands here again');
    else kept.set(entry.id, entry);
  }
  return [...kept.values()];
}
