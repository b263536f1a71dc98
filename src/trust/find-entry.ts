import type { RecordId } from '../base/index.ts';
import { looksLikeIdPrefix } from '../base/index.ts';
import type { Ruling } from './ruling.ts';
import type { TrustedEntry } from './trusted-entry.ts';

/** What an id that was typed names. */
export type FoundEntry =
  | { readonly found: 'one'; readonly entry: TrustedEntry }
  | { readonly found: 'several'; readonly candidates: readonly TrustedEntry[] }
  | { readonly found: 'none' };

/** Finds the record that an id, or the beginning of one (4 digits at least), names. */
export function findEntry({ entries }: Pick<Ruling, 'entries'>, typed: RecordId): FoundEntry {
  const prefix = typed.toLowerCase();
  if (!looksLikeIdPrefix(prefix)) return { found: 'none' };
  const candidates = entries.filter(({ id }) => id.startsWith(prefix));
  const [entry] = candidates;
  if (entry === undefined) return { found: 'none' };
  return candidates.length === 1 ? { found: 'one', entry } : { found: 'several', candidates };
}
