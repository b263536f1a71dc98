export { append, appendLocked, type Appended, type Parcel } from './append-records.ts';
export type { CommitAuthor } from './commit-words.ts';
export {
  blobsAt,
  findBadBlobs,
  readContent,
  splitContent,
  type ContentReading,
  type SplitContent,
} from './content-parts.ts';
export type { Entry, Misfit, MisfitCode } from './entry.ts';
export { withLock, type LedgerLock, type LedgerPlace } from './ledger-lock.ts';
export { LEDGER_REF, trackingRef } from './ledger-refs.ts';
export { mergeRemote, type Merged, type MergeRequest } from './merge-remote.ts';
export { blobPlace, placeOf, type Placing } from './place.ts';
export { readEntries, type LedgerReading } from './read-entries.ts';
export { ROOT } from './root-commit.ts';
export { share } from './share.ts';
export type { Shared, ShareOutcome, ShareRequest } from './shared.ts';
export { inscriptionOf, subjectOf, type Inscription } from './subject-of.ts';
