import { contentsOf, type DraftOf } from '../records/index.ts';
import type { Ruling } from '../trust/index.ts';
import { nothingBeside } from './errors-of-records.ts';
import { pickEntry } from './pick-entry.ts';

/** What held a secret, and why that is said. */
export interface Withholding {
  /** Digests of blobs, or beginnings of ids of the records that name them. */
  readonly targets: readonly string[];
  readonly reason: string;
}

/** Drafts that blobs are withheld: those named by their digest, and all beside a record named. */
export function draftWithholding(
  ruling: Ruling,
  { targets, reason }: Withholding,
): DraftOf<'withhold'> {
  const digests = targets.flatMap((typed) => digestsOf(ruling, typed));
  return { kind: 'withhold', digests: [...new Set(digests)], reason };
}

function digestsOf(ruling: Ruling, typed: string): readonly string[] {
  const isRecord = ruling.entries.some(({ id }) => id === typed);
  if (/^[0-9a-f]{64}$/.test(typed) && !isRecord) return [typed];
  const { id, record } = pickEntry(ruling, typed);
  const parts = contentsOf(record).flatMap((content) => content.parts);
  if (parts.length === 0) throw nothingBeside(id);
  return parts;
}
