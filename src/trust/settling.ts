import { shellWord, shortId, type RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';

/** How it is settled whether a record counts that its author took back, as commands to paste. */
export interface Settling {
  /** Who said it, and took it back. */
  readonly author: string;
  /** It counts after all: by anybody who may revoke, its author's other keys too. */
  readonly adopt: string;
  /** It stays out: by somebody else who may. Undefined where nobody knows up to where. */
  readonly leaveOut?: string;
}

/** Names both ways out; `upTo` is the last record of the key that is believed. */
export function settlingOf({ id, record }: Entry, upTo: RecordId | undefined): Settling {
  const { by: author } = record;
  const adopt = `sos identity adopt ${shortId(id)} --reason ${shellWord('asked its author: it is theirs')}`;
  if (upTo === undefined) return { author, adopt };
  return {
    author,
    adopt,
    leaveOut: endingBehind(record, upTo, 'asked its author: it is not theirs'),
  };
}

/** The command that ends a key behind the last record of it that is believed. */
export function endingBehind(
  { by, key }: Pick<Entry['record'], 'by' | 'key'>,
  upTo: RecordId,
  reason: string,
): string {
  return `sos identity revoke ${by} --key ${key} --back-to ${shortId(upTo)} --reason ${shellWord(reason)}`;
}
