import { sha256Hex, utf8 } from '../../src/base/index.ts';
import {
  encodeCanonical,
  encodeRecordFile,
  orderedRecord,
  type Draft,
  type KnownRecord,
} from '../../src/records/index.ts';

/** Where a sample stands: who says so when, and its number in the chain. */
export interface Sample {
  readonly by?: string;
  readonly at?: string;
  readonly number?: number;
}

/** A record of sample values around a draft; nobody judges who signed it. */
export function sampleRecord(draft: Draft, sample: Sample = {}): KnownRecord {
  const { by = 'kasra', at = '2026-11-23T01:02:03.004Z', number = 1 } = sample;
  return {
    sos: 1,
    ledger: 'a'.repeat(64),
    by,
    key: `SHA256:${'B'.repeat(43)}`,
    chain: sha256Hex(utf8(by)).slice(0, 16),
    seq: number,
    prev: 'c'.repeat(64),
    seen: [],
    policy: 'd'.repeat(64),
    at,
    ...draft,
  };
}

/** An armor that has the form of a signature. The ledger looks at no more than that. */
export const SAMPLE_SIGNATURE =
  '-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n';

/** The payload of a record. */
export function payloadOf(record: KnownRecord): Uint8Array {
  return encodeCanonical(orderedRecord(record));
}

/** The whole file of a record. */
export function fileOf(record: KnownRecord, signature = SAMPLE_SIGNATURE): Uint8Array {
  return encodeRecordFile(payloadOf(record), signature);
}

/** A note that differs from every other one by its number and author. */
export function note(number: number, sample: Sample = {}): KnownRecord {
  const draft = { kind: 'message', type: 'note', to: ['sos-dev'], body: `note ${number}` } as const;
  return sampleRecord(draft, { number, ...sample });
}
