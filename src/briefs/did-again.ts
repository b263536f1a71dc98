import type { TrustedEntry } from '../trust/index.ts';

type Evidence = TrustedEntry<'evidence'>;

/**
 * Tells whether evidence did somebody else's run on the same brief again: whoever does that checks
 * the work, and whoever makes any other evidence for a brief works on it. Naming one's own run, or
 * none that is there, does not turn producing into checking.
 */
export function didAgain(
  { author, record }: Evidence,
  find: (id: string) => Evidence | undefined,
): boolean {
  const original = record.reproduces === undefined ? undefined : find(record.reproduces);
  return (
    original !== undefined && original.author !== author && original.record.brief === record.brief
  );
}
