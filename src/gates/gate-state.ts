import type { RecordId } from '../base/index.ts';
import type { GateFinding, GateTerms } from '../records/index.ts';
import type { Finding, RuleCode, TrustedEntry } from '../trust/index.ts';

/**
 * What a gate says now. `asked`: it owes an answer. `stale`: it answered about another commit or
 * other terms. `subject-missing`: the commit is not here any more, which is neither pass nor block.
 */
export type GateStanding = 'none' | 'asked' | 'pass' | 'block' | 'stale' | 'subject-missing';

/** What a verdict is about: one version of the terms and one commit with its tree. */
export interface Subject {
  readonly terms: RecordId;
  readonly commit: string;
  readonly tree: string;
}

/** Why a verdict does not count. */
export interface Flaw {
  readonly code: RuleCode;
  readonly severity: Finding['severity'];
  readonly why: string;
}

/** A verdict and whether it counts. */
export interface JudgedVerdict {
  readonly entry: TrustedEntry<'verdict'>;
  /** Undefined where it counts. */
  readonly flaw: Flaw | undefined;
  /** A counting verdict of the same giver that took it back or replaced it. */
  readonly replacedBy: RecordId | undefined;
}

/** A judged verdict, and whether what it is about is here: if not, it is neither error nor pass. */
export interface GateVerdict extends JudgedVerdict {
  readonly subjectMissing: boolean;
}

/** One gate of one brief. */
export interface GateState {
  readonly brief: string;
  readonly name: string;
  readonly terms: GateTerms;
  /** Who can answer now; empty where nobody can. */
  readonly holders: readonly string[];
  readonly standing: GateStanding;
  /** What a verdict must be about to count now; undefined before there is work. */
  readonly subject: Subject | undefined;
  readonly requests: readonly TrustedEntry<'gate-request'>[];
  /** The request or submission that asks for an answer about the subject. */
  readonly askedBy: TrustedEntry<'gate-request'> | TrustedEntry<'submission'> | undefined;
  readonly verdicts: readonly GateVerdict[];
  /** The verdicts that make the standing: nobody took them back or answered after them. */
  readonly inForce: readonly TrustedEntry<'verdict'>[];
  /** The last verdict that counted when it was given, whatever it was about. */
  readonly last: TrustedEntry<'verdict'> | undefined;
  /** What of the subject changed since the last verdict. */
  readonly moved: readonly ('terms' | 'commit')[];
  /** What the blocks that stand found, or stood last; without one, what the last verdict found. */
  readonly openFindings: readonly GateFinding[];
}

/** A closed brief that rests on a pass which does not stand any more. */
export interface Affected {
  readonly brief: string;
  readonly gate: string;
  readonly closing: RecordId;
  /** The pass that the closing named. */
  readonly pass: RecordId;
  /** The verdict that overturned it. */
  readonly by: RecordId;
}

/** All gates of all briefs. */
export interface Gates {
  /** By brief, in the order of its terms. */
  readonly all: ReadonlyMap<string, readonly GateState[]>;
  readonly affected: readonly Affected[];
  readonly findings: readonly Finding[];
}
