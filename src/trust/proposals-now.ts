import type { Founder, Policy, Successor } from './policies.ts';
import type { Agreement, Proposal } from './proposal.ts';
import type { Settled } from './settle.ts';

/** Lists the proposals of a ledger, as of all records together. */
export function proposalsOf({ walk: { authority, everything }, policy }: Settled): Proposal[] {
  const { policies } = authority;
  const line = lineOf(policy, policies.proposals);
  const rivals = policies.rivals(everything).flatMap((each) => each.rivals);
  return policies.proposals.flatMap((proposal): Proposal[] => {
    const old = policies.named(proposal.after);
    if (old === undefined) return [];
    const agreed = (by: Policy): Agreement =>
      agreement(by, policies.approving(proposal.id, by, everything));
    const { id, terms, founders, after } = proposal;
    const state = rivals.includes(proposal) ? 'rival' : stateOf(proposal, policy, line);
    return [
      {
        id,
        terms,
        founders,
        after,
        state,
        old: agreed(old),
        fresh: agreed(proposal),
      },
    ];
  });
}

/** The proposals that led to the policy in force. */
function lineOf(policy: Policy, proposals: readonly Successor[]): ReadonlySet<string> {
  const line = new Set<string>();
  let next = proposals.find(({ id }) => id === policy.id);
  while (next !== undefined) {
    line.add(next.id);
    const { after } = next;
    next = proposals.find(({ id }) => id === after);
  }
  return line;
}

function stateOf(
  { id, after }: Successor,
  policy: Policy,
  line: ReadonlySet<string>,
): Proposal['state'] {
  if (id === policy.id) return 'in force';
  if (line.has(id)) return 'former';
  return after === policy.id ? 'open' : 'passed over';
}

function agreement({ terms, founders }: Policy, approving: readonly string[]): Agreement {
  const others = founders
    .map(({ name }: Founder) => name)
    .filter((name) => !approving.includes(name));
  return { needed: terms.threshold, approving, others };
}
