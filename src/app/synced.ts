import type { Finding } from '../trust/index.ts';
import type { AsOf } from './reading-answer.ts';

/** What is asked of a sync beside the exchange. */
export interface SyncWish {
  /** Believed from now on, in the place of what this clone believed before, if it is there. */
  readonly ledger?: string | undefined;
  /** Gives the remote back what it lost, also what only old tips of this clone still hold. */
  readonly heal?: boolean;
  /**
   * For verbs that answer something else: what is found goes to `Workspace.noticed`, and stays an
   * alarm until a sync of its own tells it.
   */
  readonly aside?: boolean;
}

/** What a sync did. */
export interface Synced {
  readonly outcome: 'settled' | 'no-remote' | 'not-there' | 'refused' | 'unreachable' | 'contended';
  readonly received: number;
  readonly sent: number;
  readonly detail: string | undefined;
  readonly findings: readonly Finding[];
  /** What was wrong before and is in order again. */
  readonly healed: readonly Finding[];
  readonly asOf: AsOf;
}
