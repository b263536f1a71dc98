import type { RecordId } from '../base/index.ts';
import type { Kind, KnownRecord, UnknownRecord } from '../records/index.ts';
import type { Budgets } from './budgets.ts';
import type { Act } from './act.ts';
import { Authority } from './authority.ts';
import type { Report } from './report.ts';
import { genesisActs, policyOfGenesis, type GenesisEntry } from './genesis.ts';
import type { Graph, Node } from './graph.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ruleOnKeys } from './key-rules.ts';
import type { KnownActs } from './known-acts.ts';
import { neededFor, type Need } from './needed-capability.ts';
import type { Choice, Policy } from './policies.ts';
import { ruleOnPolicy } from './policy-rules.ts';
import type { RuleContext } from './record-ruling.ts';
import { holds, withPresence, type Office } from './office.ts';

/** A record that its author was allowed to append. */
export interface Accepted {
  readonly node: Node;
  readonly record: KnownRecord;
  readonly author: Office;
  /** What its author knew of who may what, and what it adds to that. */
  readonly known: KnownActs;
  readonly adds: KnownActs;
}

/** What a walk over the graph found. */
export interface Walk {
  readonly accepted: readonly Accepted[];
  readonly authority: Authority;
  /** Join records whose key is not bound to anybody in this walk, or only later. */
  readonly joins: readonly Node[];
  /** All acts taken together, for who may what now. */
  readonly everything: KnownActs;
}

/** What a walk goes over. */
export interface WalkInput {
  readonly graph: Graph;
  readonly genesis: GenesisEntry;
  /** Records that do not count for reasons found before. */
  readonly without: (node: Node) => boolean;
  readonly report: Report;
  readonly budgets: Budgets;
  readonly choice: Choice;
}

/**
 * Goes through all records, causes first, and judges each by what its author knew: enrolled
 * before, granted before. What came in between without being seen changes nothing.
 */
export function walk(input: WalkInput): Walk {
  const authority = new Authority(policyOfGenesis(input.genesis), input.choice);
  const known = new Map<RecordId, KnownActs>();
  const accepted: Accepted[] = [];
  const joins: Node[] = [];
  for (const node of input.graph.nodes) {
    let acts = 0n;
    for (const parent of node.parents) acts |= known.get(parent) ?? 0n;
    if (!input.without(node)) {
      const judged = judgeNode(node, { ...input, authority, known: acts });
      if (judged === 'join') joins.push(node);
      else if (judged !== undefined) {
        accepted.push(judged);
        acts |= judged.adds;
      }
    }
    known.set(node.id, acts);
  }
  return { accepted, authority, joins, everything: authority.everything };
}

interface Place extends WalkInput {
  readonly authority: Authority;
  readonly known: KnownActs;
}

type Judged = Accepted | 'join' | undefined;

function judgeNode(node: Node, place: Place): Judged {
  const { record } = node.entry;
  if (isUnknown(record)) {
    place.report.mention(
      'trust.unknown-kind',
      node.entry,
      'a kind this version does not know; it grants nothing',
    );
    return undefined;
  }
  if (node.id === place.genesis.id) return judgeGenesis(node, place);
  if (record.kind === 'join') return judgeJoin(node, record, place);
  return judgeAuthored(node, record, place);
}

function judgeAuthored(node: Node, record: KnownRecord, place: Place): Judged {
  const policy = policyOf(node, place);
  const author = policy && authorOf(node, { ...place, policy });
  if (policy === undefined || author === undefined || isBeyondBudget(node, place)) return undefined;
  if (!isAllowed(node, record, { ...place, author })) return undefined;
  const context = ruleContext(node, { ...place, author, policy });
  const ruling = ruleOnPolicy(node, record, context) ?? ruleOnKeys(node, record, context);
  if (!ruling.ok) {
    place.report.reject(ruling.code, node.entry, ruling.why);
    return undefined;
  }
  const adds = added(ruling.acts, place) | ruling.adds;
  return { node, record, author, known: place.known, adds };
}

function added(acts: readonly Act[], { authority, known }: Place): KnownActs {
  let bits = 0n;
  // Acts of one record know of each other.
  for (const act of acts) bits |= authority.add(act, known | bits);
  return bits;
}

/** Threat: acting under another policy than the one that was in force for the author. */
function policyOf({ entry }: Node, { authority, known, report }: Place): Policy | undefined {
  const fitting = authority.policies.inForce(known).find(({ id }) => id === entry.record.policy);
  if (fitting === undefined)
    report.reject(
      'trust.other-policy',
      entry,
      'it was written under a policy that is not in force',
    );
  return fitting;
}

function ruleContext(
  { entry }: Node,
  place: Place & { readonly author: Office; readonly policy: Policy },
): RuleContext {
  const { authority, known, author, policy, genesis, graph } = place;
  const { key } = entry.record;
  return {
    authority,
    known,
    // What a permission demands of a signature, giving it on demands too.
    author: withPresence(author, entry.presence ?? {}),
    policy,
    presence: entry.presence ?? {},
    ledger: genesis.id,
    byId: graph.byId,
    budgeted: authority.budgetOf(key, known) !== undefined,
  };
}

/** Tells a record of a kind that came after this version. */
export function isUnknown(record: KnownRecord | UnknownRecord): record is UnknownRecord {
  return 'unknown' in record;
}

/** The founders' keys are bound by genesis itself, which one of them must have signed. */
function judgeGenesis(node: Node, place: Place): Judged {
  const { authority, genesis, report } = place;
  const { record } = genesis;
  const acts = genesisActs(genesis);
  const signer = acts.find((act) => act.key?.fingerprint === record.key);
  if (signer?.principal !== record.by) {
    report.reject('trust.forged-author', node.entry, 'no founder of that name and key signed it');
    return undefined;
  }
  const adds = added(acts, place);
  const asked = { name: record.by, fingerprint: record.key };
  const author = authority.officeOfKey(asked, adds, policyOfGenesis(genesis));
  return { node, record, author, known: place.known, adds };
}

/** Anybody may ask to be enrolled; the signature shows that they hold the key. */
function judgeJoin(node: Node, record: KnownRecord & { kind: 'join' }, place: Place): Judged {
  const fits = fingerprintOf(record.publicKey) === record.key && record.by === record.principal;
  if (fits) return 'join';
  place.report.reject('trust.no-proof-of-possession', node.entry, 'not signed by the key it names');
  return undefined;
}

/** Threats: unenrolled keys; one principal writing under the name of another. */
function authorOf(node: Node, place: Place & { readonly policy: Policy }): Office | undefined {
  const { authority, known, report, policy } = place;
  const { record } = node.entry;
  const owner = authority.ownerOf(record.key, known);
  if (owner === undefined) {
    report.reject('trust.not-enrolled', node.entry, 'its key was not enrolled when it was written');
    return undefined;
  }
  if (owner !== record.by) {
    report.reject('trust.forged-author', node.entry, `its key belongs to ${owner}`);
    return undefined;
  }
  const asked = { name: owner, fingerprint: record.key };
  return authority.officeOfKey(asked, known, policy);
}

/** Threat: a key that was meant for one short job and is used for another. */
function isBeyondBudget(node: Node, { authority, known, budgets, report }: Place): boolean {
  const { key } = node.entry.record;
  const budget = authority.budgetOf(key, known);
  if (budget === undefined || budgets.spentBy(key) <= budget) return false;
  if (budgets.placeOf(node) <= budget) return false;
  report.reject('trust.budget-spent', node.entry, `its key is good for ${budget} records`);
  return true;
}

/** Threat: acting without a capability. */
function isAllowed(node: Node, record: KnownRecord, place: Place & { author: Office }): boolean {
  const { author, report } = place;
  const need = neededFor(record);
  const present = withPresence(author, node.entry.presence ?? {});
  if (need.all.every((capability) => holds(present, capability, need.brief))) return true;
  const lacking = need.all.find((capability) => !holds(author, capability, need.brief));
  if (lacking === undefined) return isPresent(node, { author, report }, need);
  report.reject('trust.not-allowed', node.entry, `${author.name} does not hold ${lacking}`);
  return false;
}

/** Threat: software that signs with a security key while nobody is there, or anybody is. */
function isPresent(
  node: Node,
  { author, report }: { readonly author: Office; readonly report: Report },
  { all, brief }: Need,
): false {
  const touched = withPresence(author, { ...node.entry.presence, touch: true });
  const onlyTouch = all.every((capability) => holds(touched, capability, brief));
  if (onlyTouch) report.reject('trust.no-touch', node.entry, 'it takes a touch of a security key');
  else report.reject('trust.no-pin', node.entry, 'it takes a security key with its PIN');
  return false;
}

/** Picks the accepted records of one kind. */
export function acceptedOf<K extends Kind>(
  all: readonly Accepted[],
  kind: K,
): (Accepted & { readonly record: Extract<KnownRecord, { kind: K }> })[] {
  return all.filter(
    (
      each,
    ): each is Accepted & {
      readonly record: Extract<KnownRecord, { kind: K }>;
    } => each.record.kind === kind,
  );
}
