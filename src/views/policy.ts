import type { Agreement, Policy, Proposal, Ruling } from '../trust/index.ts';
import { policyChanges, type Role } from './policy-changes.ts';

/** What somebody holds who has a role. */
export interface RoleView {
  readonly name: string;
  readonly capabilities: readonly string[];
  /** What a security key has to show. */
  readonly touch: boolean;
  readonly pin: boolean;
}

/** A policy that somebody proposed, and whose word is missing. */
export interface ProposalView {
  readonly id: string;
  readonly version: number;
  readonly state: Proposal['state'];
  /** The policy that it would follow. */
  readonly after: string;
  /** By the founders of the policy before it, and by those that it names. */
  readonly old: Agreement;
  readonly fresh: Agreement;
  /** What it would change, in a sentence each. */
  readonly changes: readonly string[];
}

/** Who may what, and who decides on that. */
export interface PolicyView {
  /** The record that holds it. */
  readonly id: string;
  readonly version: number;
  /** How many founders must agree on a change. */
  readonly threshold: number;
  readonly founders: readonly { readonly name: string; readonly keys: readonly string[] }[];
  readonly roles: readonly RoleView[];
  /** Whose name releases bear; null where there are none. */
  readonly release: { readonly name: string; readonly email: string } | null;
  /** Refs that nobody pushes to without a permit or a pass; of the named gate, or of all. */
  readonly protected: readonly { readonly ref: string; readonly gate: string | null }[];
  /** Null for the policy in force; else the policy shown is this proposal. */
  readonly proposal: ProposalView | null;
  /** What was proposed and waits, or is in another one's way. */
  readonly waiting: readonly ProposalView[];
}

/** Shapes the policy in force, or one that was proposed; without a policy, an empty one. */
export function policyView(ruling: Ruling, proposal?: Proposal): PolicyView {
  const { id, terms, founders } = proposal ?? ruling.policy ?? NONE;
  return {
    id,
    version: terms.version,
    threshold: terms.threshold,
    founders,
    roles: terms.roles.map(roleView),
    release: terms.release ?? null,
    protected: (terms.protected ?? []).map(({ ref, gate }) => ({ ref, gate: gate ?? null })),
    proposal: proposal === undefined ? null : proposalView(proposal, ruling),
    waiting: proposal === undefined ? waitingIn(ruling) : [],
  };
}

const NONE: Policy = { id: '', terms: { version: 0, threshold: 0, roles: [] }, founders: [] };

function waitingIn(ruling: Ruling): readonly ProposalView[] {
  return ruling.proposals
    .filter(({ state }) => state === 'open' || state === 'rival')
    .map((each) => proposalView(each, ruling));
}

function roleView({ name, capabilities, touch = false, pin = false }: Role): RoleView {
  return { name, capabilities, touch, pin };
}

function proposalView(proposal: Proposal, { policy, proposals }: Ruling): ProposalView {
  const { id, terms, state, after, old, fresh } = proposal;
  const before = after === policy?.id ? policy : proposals.find((each) => each.id === after);
  const changes = before === undefined ? [] : policyChanges(before, proposal);
  return { id, version: terms.version, state, after, old, fresh, changes };
}
