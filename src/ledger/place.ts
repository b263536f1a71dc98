import type { RecordId } from '../base/index.ts';
import { shapes, type Envelope, type Kind } from '../records/index.ts';

/** What a path is made of: a record's own words and the digests of its bytes. */
export interface Placing {
  /** The envelope and, where the kind has one, the brief. */
  readonly record: Pick<Envelope, 'kind' | 'by' | 'at'> & { readonly brief?: unknown };
  /** SHA-256 of the payload. */
  readonly id: RecordId;
  /** SHA-256 of the whole file. */
  readonly fileDigest: string;
}

const TRUST_KINDS: ReadonlySet<string> = new Set<Kind>([
  'genesis',
  'join',
  'enrol',
  'grant',
  'revoke',
  'rotate',
  'proposal',
  'approval',
  'adopt',
  'withhold',
]);
const BUS_KINDS: ReadonlySet<string> = new Set<Kind>(['message', 'receipt']);

/**
 * Says where a record stands in the ledger. The path is for people and for small trees: it is
 * computed from the record and compared, and nothing is ever read from it. The digest of the whole
 * file keeps two signatures over one payload apart. The rule needs only the envelope and `brief`,
 * so that this version also knows the place of kinds that came after it.
 */
export function placeOf(placing: Placing): string {
  const { record, id, fileDigest } = placing;
  const [date = '', clock = ''] = record.at.split('T');
  const time = clock.replace(/\D/g, '');
  const folder = [areaOf(record), date.slice(0, 7), date.slice(8), record.by, time.slice(0, 2)];
  const file = [time, record.kind, id.slice(0, 12), fileDigest.slice(0, 32)].join('-');
  return `${folder.join('/')}/${file}.yaml`;
}

/** Says where a blob stands: content kept beside records, by its SHA-256. */
export function blobPlace(sha256: string): string {
  return `blobs/${sha256.slice(0, 2)}/${sha256}`;
}

function areaOf(record: Placing['record']): string {
  if (TRUST_KINDS.has(record.kind)) return 'trust';
  if (BUS_KINDS.has(record.kind)) return 'bus';
  if (isBriefId(record.brief)) return `briefs/${record.brief}`;
  return record.kind === 'evidence' ? 'evidence' : 'other';
}

function isBriefId(value: unknown): value is string {
  const problems: { at: string; problem: string }[] = [];
  shapes.briefId.find(value, '', problems);
  return problems.length === 0;
}
