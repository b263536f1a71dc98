import type { Finding } from '../trust/index.ts';
import type { AsOf } from './reading-answer.ts';

/** What a sync did. */
export interface Synced {
  readonly outcome: 'settled' | 'no-remote' | 'not-there' | 'refused' | 'unreachable' | 'contended';
  readonly received: number;
  readonly sent: number;
  readonly detail: string | undefined;
  readonly findings: readonly Finding[];
  readonly asOf: AsOf;
}
