import { SosError } from '../base/index.ts';

/** What this clone kept of a record cannot be read back; the record itself is in the ledger. */
export function keptEntryDamaged(cause: unknown): SosError {
  return new SosError({
    kind: 'failed',
    code: 'trust.kept-damaged',
    message:
      'what this clone keeps of the ledger, in .git/sos/catalog, is damaged; the ledger is not',
    hint: 'it was put away, where that is possible, and is made again from the ledger: ask again',
    next: ['sos log'],
    cause,
  });
}
