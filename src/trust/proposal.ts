import type { Policy } from './policies.ts';

/** How many of a policy's founders agree to a proposal, and who could still. */
export interface Agreement {
  readonly needed: number;
  readonly approving: readonly string[];
  readonly others: readonly string[];
}

/** A policy that was proposed, and how far it got. */
export interface Proposal extends Policy {
  /** The policy that it would follow. */
  readonly after: string;
  /**
   * `open`: it may still get the votes. `in force`, `former`: it got them. `rival`: it got them,
   * and so did another one. `passed over`: another policy is in force in its place.
   */
  readonly state: 'open' | 'in force' | 'former' | 'rival' | 'passed over';
  /** Both must be met: by the founders of the old policy and by those of the new one. */
  readonly old: Agreement;
  readonly fresh: Agreement;
}
