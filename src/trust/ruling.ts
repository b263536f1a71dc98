import type { RecordId } from '../base/index.ts';
import type { Finding } from './finding.ts';
import type { Policy } from './policies.ts';
import type { Proposal } from './proposal.ts';
import type { JoinRequest, Principal } from './roster.ts';
import type { TrustedEntry } from './trusted-entry.ts';

/** Answers which of two records its author knew. */
export interface History {
  /** Tells whether `earlier` is in the causal past of `later`. */
  precedes(earlier: RecordId, later: RecordId): boolean;
}

/** A last record of one key from one workspace: one of several where its chain forked. */
export interface ChainHead {
  readonly key: string;
  readonly chain: string;
  readonly seq: number;
  readonly id: RecordId;
}

/**
 * What a set of records means under a pinned ledger: a pure function of both, the same in whatever
 * order the records came.
 */
export interface Ruling {
  /** The ledger's id; undefined where there is no genesis to stand on. */
  readonly ledger: RecordId | undefined;
  /** What counts, causes first. */
  readonly entries: readonly TrustedEntry[];
  readonly findings: readonly Finding[];
  /** Those that say that something is withheld which could change what is decided. */
  readonly holes: readonly Finding[];
  /** Principals by name, as of all records. */
  readonly roster: ReadonlyMap<string, Principal>;
  readonly requests: readonly JoinRequest[];
  readonly policy: Policy | undefined;
  /** Policies that were proposed, in the order that respects causes. */
  readonly proposals: readonly Proposal[];
  readonly history: History;
  /** Records that no other one has seen yet, at most `LIMITS.seen`, for the next record's `seen`. */
  readonly heads: readonly RecordId[];
  readonly chains: readonly ChainHead[];
  /** How many files were looked at, for the report. */
  readonly counted: { readonly records: number; readonly unknownKinds: number };
}
