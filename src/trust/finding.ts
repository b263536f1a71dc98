import type { RecordId } from '../base/index.ts';
import type { MisfitCode } from '../ledger/index.ts';
import type { Doubt } from './doubt.ts';
import type { Settling } from './settling.ts';

/** What verification can report about a record, apart from its form. */
export type TrustCode =
  | 'trust.no-genesis'
  | 'trust.second-genesis'
  | 'trust.other-ledger'
  | 'trust.bad-signature'
  | 'trust.wrong-key'
  | 'trust.degenerate-key'
  | 'trust.same-record-twice'
  | 'trust.chain-hole'
  | 'trust.chain-broken'
  | 'trust.chain-fork'
  | 'trust.seen-missing'
  | 'trust.not-enrolled'
  | 'trust.forged-author'
  | 'trust.other-policy'
  | 'trust.not-allowed'
  | 'trust.grants-too-much'
  | 'trust.no-proof-of-possession'
  | 'trust.key-bound'
  | 'trust.revoked'
  | 'trust.rotated'
  | 'trust.no-touch'
  | 'trust.no-pin'
  | 'trust.late'
  | 'trust.taken-back'
  | 'trust.flipped'
  | 'trust.budget-spent'
  | 'trust.name-contested'
  | 'trust.name-shared'
  | 'trust.not-a-person'
  | 'trust.no-vote'
  | 'trust.policy-version'
  | 'trust.policy-frozen'
  | 'trust.unknown-kind';

/** What a feature's own rules can report about a record that is otherwise good. */
export type RuleCode =
  | 'brief.duplicate-id'
  | 'brief.unknown'
  | 'brief.wrong-version'
  | 'brief.not-open'
  | 'brief.not-ended'
  | 'brief.not-yours'
  | 'brief.gates-moved'
  | 'brief.asked-less'
  | 'brief.claim-lost'
  | 'brief.closed-short'
  | 'gate.unknown'
  | 'gate.not-holder'
  | 'gate.own-work'
  | 'gate.not-a-person'
  | 'gate.wrong-terms'
  | 'gate.other-tree'
  | 'gate.other-manifest'
  | 'gate.unchecked'
  | 'gate.not-yours'
  | 'gate.short-evidence'
  | 'gate.findings-open'
  | 'release.unsigned'
  | 'boundary.own-work'
  | 'boundary.unknown-permit'
  | 'boundary.used-twice'
  | 'bus.not-recipient'
  | 'bus.run-twice'
  | 'bus.unknown-message'
  | 'evidence.unknown-subject'
  | 'ledger.withheld'
  | 'secrets.redacted'
  | 'clone.not-remembered';

/** What a user who has seen the ledger before, in whichever clone, or who has a pin of it, can report. */
export type MemoryCode =
  | 'memory.rolled-back'
  | 'memory.dropped'
  | 'memory.forked'
  | 'memory.policy-rolled-back'
  | 'memory.behind'
  | 'pin.other-ledger'
  | 'pin.head-missing'
  | 'pin.policy-behind';

/**
 * One thing verification reports. `error`: the record does not count and the ledger is not whole.
 * `warning`: worth a look, nothing is wrong with the ledger. `notice`: said for completeness.
 */
export interface Finding {
  readonly code: MisfitCode | TrustCode | RuleCode | MemoryCode;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly id?: RecordId;
  readonly path?: string;
  /** The brief that the record is about. */
  readonly brief?: string;
  /** What is not decided while this stands. */
  readonly doubts?: readonly Doubt[];
  /** How it is settled, where its author's word does not do. */
  readonly settling?: Settling;
  /** The next command. */
  readonly hint?: string;
}
