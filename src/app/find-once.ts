import type { Kind } from '../records/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { onceTaken } from './errors-of-records.ts';

/**
 * Finds what an author appended under a word before: a retry must not double it. A script that
 * reuses one word for two different things would lose the second, so another kind is refused.
 */
export function findOnce(
  ruling: Ruling,
  author: string,
  wanted: { readonly once?: string | undefined; readonly kind: Kind },
): readonly TrustedEntry[] {
  const { once, kind } = wanted;
  if (once === undefined) return [];
  const earlier = ruling.entries.filter(
    (entry) => entry.author === author && entry.record.once === once,
  );
  const [first] = earlier;
  if (first !== undefined && first.record.kind !== kind) throw onceTaken(once, first.record.kind);
  return earlier;
}
