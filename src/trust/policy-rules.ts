import type { KnownRecord, RecordOf } from '../records/index.ts';
import { givenToFounders } from './given.ts';
import type { Node } from './graph.ts';
import { countsUnder, type Policy, type Vote } from './policies.ts';
import { no, type RecordRuling, type RuleContext } from './record-ruling.ts';
import { demandsMet } from './office.ts';

/** Applies the rules for proposals of policies and their approvals; undefined for other records. */
export function ruleOnPolicy(
  node: Node,
  record: KnownRecord,
  context: RuleContext,
): RecordRuling | undefined {
  if (record.kind !== 'proposal' && record.kind !== 'approval') return undefined;
  // Threat: a key that was meant for one short job decides who may what.
  if (context.budgeted)
    return no('trust.not-allowed', 'a key with a budget of records decides on no policy');
  return record.kind === 'proposal'
    ? ruleOnProposal(node, record, context)
    : ruleOnApproval(node, record, context);
}

function ruleOnProposal(
  node: Node,
  record: RecordOf<'proposal'>,
  context: RuleContext,
): RecordRuling {
  const { authority, policy } = context;
  const { terms, founders } = record;
  // Threat: a policy that is taken for one that comes later than it does.
  if (terms.version !== policy.terms.version + 1)
    return no('trust.policy-version', `version ${policy.terms.version + 1} would be next`);
  const unbound = unboundKey(record, context);
  if (unbound !== undefined)
    return no('trust.not-enrolled', `${unbound.key} is no key of ${unbound.name}`);
  const bit = authority.propose({ id: node.id, terms, founders }, policy.id);
  const proposed = { id: node.id, terms, founders };
  const vote = voteOf(node, proposed, context);
  // Whoever proposes need not be a founder, and then only proposes.
  const adds = vote === undefined ? bit : bit | authority.vote(vote);
  return { ok: true, acts: [], adds };
}

/** Threat: a stranger's key, slipped in among those that decide from then on. */
function unboundKey(
  { founders }: RecordOf<'proposal'>,
  { authority, known }: RuleContext,
): { readonly name: string; readonly key: string } | undefined {
  return founders
    .flatMap(({ name, keys }) => keys.map((key) => ({ name, key })))
    .find(({ name, key }) => authority.ownerOf(key, known) !== name);
}

function ruleOnApproval(
  node: Node,
  { proposal }: RecordOf<'approval'>,
  context: RuleContext,
): RecordRuling {
  const { authority, policy, presence } = context;
  const proposed = authority.policies.successorOf(proposal, policy.id);
  if (proposed === undefined)
    return no('trust.no-vote', 'what it approves is no proposal that follows the policy in force');
  if (!demandsMet(givenToFounders(policy.terms), presence))
    return no('trust.no-touch', 'the word of a founder takes a security key with a person there');
  const vote = voteOf(node, proposed, context);
  if (vote === undefined)
    return no('trust.no-vote', 'its key decides on nothing, in the old policy or the new one');
  return { ok: true, acts: [], adds: authority.vote(vote) };
}

/** A founder's word, of the old policy or the new one; undefined where the key is of neither. */
function voteOf(
  { entry }: Node,
  proposed: Policy,
  { authority, known, author, policy }: RuleContext,
): Omit<Vote, 'bit'> | undefined {
  const lineage = authority.lineageOf(entry.record.key, known);
  const vote = { proposal: proposed.id, name: author.name, lineage };
  return countsUnder(policy, vote) || countsUnder(proposed, vote) ? vote : undefined;
}
