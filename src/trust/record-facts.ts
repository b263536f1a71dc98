import type { RecordId } from '../base/index.ts';
import type { KnownRecord, UnknownRecord } from '../records/index.ts';

/**
 * The little of a record that most answers look through. It is kept beside the record, so that only
 * the records that an answer is about are read.
 */
export interface RecordFacts {
  readonly kind: string;
  /** Whom a message is for; empty for what is no message. */
  readonly to: readonly string[];
  /** The record that a receipt signs for, that is begun, or that a reply or a run answers. */
  readonly about: RecordId | undefined;
}

/** Picks a record's facts. */
export function factsOf(record: KnownRecord | UnknownRecord): RecordFacts {
  const nothing = { kind: record.kind, to: [], about: undefined };
  if ('unknown' in record) return nothing;
  switch (record.kind) {
    case 'message':
      return { kind: record.kind, to: record.to, about: record.answers };
    case 'evidence':
      return { ...nothing, about: record.answers };
    case 'receipt':
    case 'begin':
      return { ...nothing, about: record.message };
    default:
      return nothing;
  }
}
