import type { TrustedEntry } from '../trust/index.ts';

/** A secret that got into the ledger and is withheld: it must be changed where it is used. */
export interface LeakView {
  readonly id: string;
  readonly by: string;
  /** Claimed by the author. */
  readonly at: string;
  /** Words of the author. */
  readonly untrusted: { readonly reason: string };
}

/** Shapes what is told of a leak. */
export function leakView({ id, author: by, record }: TrustedEntry<'withhold'>): LeakView {
  const { reason, at } = record;
  return { id, by, at, untrusted: { reason } };
}
