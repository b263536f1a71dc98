import { instantOf, LIMITS, sha256Hex, type RecordId } from '../base/index.ts';
import { blobName } from '../git/index.ts';
import { placeOf, type Entry } from '../ledger/index.ts';
import {
  checkRecord,
  encodeCanonical,
  encodeRecordFile,
  orderedRecord,
  type Draft,
  type Envelope,
  type KnownRecord,
} from '../records/index.ts';
import type { Signer } from '../signing/index.ts';
import { RECORD_NAMESPACE } from '../trust/index.ts';
import { badRecord, recordTooLarge } from './errors-of-records.ts';

/** Where the next record of a chain stands, and what its author knows. */
export interface ChainPlace {
  readonly ledger: string;
  readonly policy: string;
  readonly by: string;
  readonly chain: string;
  readonly seq: number;
  readonly prev: RecordId | undefined;
  readonly seen: readonly RecordId[];
  readonly at: number;
  readonly once: string | undefined;
  /** Which hash names the repository's objects. */
  readonly hash: 'sha1' | 'sha256';
}

/** A signed record file, ready to be appended. */
export interface Sealed {
  readonly bytes: Uint8Array;
  /** As the ledger will read it. */
  readonly entry: Entry;
}

/** Gives a draft its envelope, signs it and makes the file. Refuses what the ledger would not take. */
export async function seal(draft: Draft, place: ChainPlace, signer: Signer): Promise<Sealed> {
  const record = completed(draft, place, signer.publicKey.fingerprint);
  const payload = encodeCanonical(record);
  const signature = await signer.sign(payload, RECORD_NAMESPACE);
  const bytes = encodeRecordFile(payload, signature);
  if (bytes.length > LIMITS.record) throw recordTooLarge(bytes.length, LIMITS.record);
  const id = sha256Hex(payload);
  const fileDigest = sha256Hex(bytes);
  const path = placeOf({ record, id, fileDigest });
  return {
    bytes,
    entry: {
      path,
      oid: blobName(bytes, place.hash),
      fileDigest,
      id,
      record,
      proof: { payload, signature },
    },
  };
}

/** The whole record, its keys in the order in which they are signed. */
function completed(draft: Draft, place: ChainPlace, key: string): KnownRecord {
  const { kind, ...fields } = draft;
  const envelope: Envelope = {
    sos: 1,
    ledger: place.ledger,
    kind,
    by: place.by,
    key,
    chain: place.chain,
    seq: place.seq,
    ...(place.prev === undefined ? {} : { prev: place.prev }),
    seen: place.seen,
    policy: place.policy,
    at: instantOf(place.at),
    ...(place.once === undefined ? {} : { once: place.once }),
  };
  const record = orderedRecord({ ...envelope, ...fields } as unknown as KnownRecord);
  const check = checkRecord(record);
  if (!check.ok) throw badRecord(check.problems);
  return record as unknown as KnownRecord;
}
