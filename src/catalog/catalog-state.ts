import type { Files } from '../host/index.ts';
import type { LedgerReading, Misfit, ReadingWish } from '../ledger/index.ts';
import type { Judgement, LedgerFiles } from '../trust/index.ts';
import type { Seal } from './seal.ts';

/** What a pin says beforehand: which ledger this is, and which of two policies is followed. */
export type Standpoint = Pick<LedgerFiles, 'pinned' | 'chosen'>;

/** Writes a standpoint in one word, for comparing it with the one that something was made from. */
export function standpointText({ pinned = '', chosen }: Standpoint): string {
  return chosen === undefined ? pinned : `${pinned} ${chosen.id}`;
}

/** How a catalog gets at the ledger's files, and where it keeps what it learned. */
export interface CatalogSources {
  readonly files: Files;
  /** The catalog's file, inside the common Git folder. */
  readonly path: string;
  /** What is taken for granted in judging. */
  readonly pinned: Standpoint;
  /** The seal of this user's sos, loaded when it is asked for; undefined where none can be kept. */
  readonly seal: () => Promise<Seal | undefined>;
  /**
   * What is to be read of the file: whatever is there, or only what bears the seal. Answers that
   * people act upon at once (a verdict, a check, a verification) rest on nothing else.
   */
  readonly believe: 'kept' | 'sealed';
  /** Reads all files at a tip, or only what differs from an earlier tip. */
  readonly readFiles: (
    tip: string,
    wish: ReadingWish,
  ) => Promise<Pick<LedgerReading, 'entries' | 'misfits'>>;
}

/** What is known of the ledger at one tip. */
export interface CatalogState {
  readonly tip: string;
  readonly judgement: Judgement;
  readonly misfits: readonly Misfit[];
  /** How many sections the file has that this was read from; undefined where it was not read. */
  readonly sections?: number;
  /** Nothing of it was taken from what bears no seal of ours. */
  readonly sealed?: boolean;
}
