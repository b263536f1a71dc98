import type { RecordId } from '../base/index.ts';
import type { BriefTerms } from '../records/index.ts';
import type { Finding, TrustedEntry } from '../trust/index.ts';
import type { WorkRecord } from './work.ts';

/** Where a brief stands: derived from its records, never stored. */
export type BriefStanding = 'open' | 'claimed' | 'submitted' | 'closed' | 'cancelled';

/** What a brief asked for from one record on, until the next amendment. */
export interface BriefVersion {
  /** The brief or amendment that says so; submissions, verdicts and closings name it. */
  readonly id: RecordId;
  readonly version: number;
  readonly terms: BriefTerms;
  /** Why it was amended; undefined for version 1. */
  readonly reason: string | undefined;
  readonly author: string;
  /** A claim of the author's, as every instant in the ledger. */
  readonly at: string;
  /** Its place in the one order. */
  readonly order: number;
}

/** Who has to do with a brief. */
export interface BriefPeople {
  readonly author: string;
  readonly assignees: readonly string[];
  /** Everybody who ever tried to claim it, first one first. */
  readonly claimants: readonly string[];
  /** For each gate, the principals that can answer it now; empty where nobody can. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

/** A brief and what became of it. */
export interface BriefState {
  readonly id: string;
  readonly title: string;
  readonly terms: BriefTerms;
  /** The record that the terms in force stand in. */
  readonly termsId: RecordId;
  readonly version: number;
  /** Every version, oldest first; the last is in force. */
  readonly versions: readonly BriefVersion[];
  readonly opened: TrustedEntry<'brief'>;
  readonly standing: BriefStanding;
  /** Who holds it now. */
  readonly claim: TrustedEntry<'claim'> | undefined;
  /** Every claim that held, oldest first. */
  readonly claims: readonly TrustedEntry<'claim'>[];
  readonly submissions: readonly TrustedEntry<'submission'>[];
  /** The submission to judge; undefined before the first one and after a reopening. */
  readonly lastSubmission: TrustedEntry<'submission'> | undefined;
  /** The closing in force. */
  readonly closing: TrustedEntry<'close'> | undefined;
  /** The cancellation in force. */
  readonly cancellation: TrustedEntry<'cancel'> | undefined;
  readonly people: BriefPeople;
  /** Every record by which somebody worked on it, whether or not it counts, in order. */
  readonly work: readonly WorkRecord[];
  /**
   * Who did that work; they may not pass its gates. Nobody is ever removed: giving a claim back must
   * not launder the work that was done under it.
   */
  readonly workers: ReadonlySet<string>;
  /** Every record that counted for this brief, in order. */
  readonly records: readonly TrustedEntry[];
}

/** All briefs, and what is wrong with records about briefs. */
export interface Briefs {
  /** By id, in the order in which they were opened. */
  readonly all: ReadonlyMap<string, BriefState>;
  readonly findings: readonly Finding[];
}

/** Tells whether work on a brief is over, at least until somebody reopens it. */
export function isEnded(brief: BriefState): boolean {
  return brief.closing !== undefined || brief.cancellation !== undefined;
}

/** Tells whether the terms can only be met by a commit: a gate, a check, or more than a claim. */
export function asksForCommit(terms: BriefTerms): boolean {
  return (
    terms.gates.length > 0 ||
    terms.criteria.some(
      ({ run, suite, grade }) => run !== undefined || suite !== undefined || grade !== 'claim',
    )
  );
}
