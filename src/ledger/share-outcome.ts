import type { Oid, Remote } from '../git/index.ts';
import type { FindForking } from './take-back-forks.ts';

/** What to share, with whom, and for how long to try. */
export interface ShareRequest {
  readonly remote: Remote;
  /** Looks for what others shared even when there is nothing to push. */
  readonly look?: boolean;
  /** Milliseconds to go on while others are faster. */
  readonly patience?: number;
  readonly own?: readonly Oid[];
  readonly beforeReplay?: (remoteTip: Oid) => Promise<void>;
  /** Finds records of ours that would fork a chain of this clone's: they are taken back. */
  readonly forking?: FindForking;
  /** Digests of blobs that hold a secret, as of here and of a remote tip: they are not given back. */
  readonly withheld?: (remoteTip: Oid) => Promise<ReadonlySet<string>>;
}

/** How it ended. Whatever it says, nothing that was appended here is lost. */
export type ShareOutcome = 'settled' | 'nothing' | 'refused' | 'unreachable' | 'contended';

/** What came of sharing. */
export interface Shared {
  readonly outcome: ShareOutcome;
  /** The remote's or Git's own words where it did not settle: hostile text. */
  readonly detail: string | undefined;
  /** The local tip at the end; undefined where there is no ledger, here or there. */
  readonly tip: Oid | undefined;
  /** Files that came from the remote, and files that it did not have before; 0 without `look`. */
  readonly received: number;
  readonly sent: number;
  /** Paths that the remote once had, and now lacks or holds with another content. */
  readonly dropped: readonly string[];
  /** The remote's history no longer holds the tip that it was last seen at. */
  readonly rewritten: boolean;
  /** Among what the remote lacks now is what is withheld. */
  readonly purged: boolean;
}
