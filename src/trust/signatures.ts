import type { Entry } from '../ledger/index.ts';
import { verifySignature } from '../signing/index.ts';
import type { TrustCode } from './finding.ts';
import type { Report } from './findings.ts';

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

/** What a security key asked for stands in its signature, and is kept when the signature is not. */
function checkedSignature(entry: Entry): Checked {
  if (entry.proof === undefined) return { ok: true, entry };
  const answer = verifySignature({
    message: entry.proof.payload,
    armored: entry.proof.signature,
    namespace: RECORD_NAMESPACE,
    expectedFingerprint: entry.record.key,
  });
  if (answer.ok) {
    const { flags } = answer;
    if (flags === undefined || entry.presence !== undefined) return { ok: true, entry };
    return { ok: true, entry: { ...entry, presence: { touch: flags.touch, pin: flags.pin } } };
  }
  const code = answer.code === 'signing.wrong-key' ? 'trust.wrong-key' : 'trust.bad-signature';
  return { ok: false, code, why: `its signature does not hold (${answer.code})` };
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
