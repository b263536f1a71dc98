import type { RecordId } from '../base/index.ts';
import type { PolicyTerms } from '../records/index.ts';
import { hasAct, type KnownActs } from './known-acts.ts';
import type { Lineage } from './lineages.ts';

/** Somebody who decides on policies, with the keys that the policy names for it. */
export interface Founder {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Who may what, and who decides on that, from some point on. */
export interface Policy {
  /** The record that holds it: genesis, or a proposal. */
  readonly id: RecordId;
  readonly terms: PolicyTerms;
  readonly founders: readonly Founder[];
}

/** A policy that would follow another one. */
export interface Successor extends Policy {
  /** The policy that it follows. */
  readonly after: RecordId;
  readonly bit: number;
}

/** A founder's word for a proposal. */
export interface Vote {
  readonly proposal: RecordId;
  readonly name: string;
  /** The key that signed, and those by which it was let in, one after the other. */
  readonly lineage: Pick<Lineage, 'has'>;
  readonly bit: number;
}

/** The policy that a pin vouches for. */
export interface ChosenPolicy {
  readonly id: RecordId;
  readonly version: number;
}

/** What decides between policies from outside of the records that an author knew. */
export interface Choice {
  /** A pinned policy with all that it follows, itself included; only itself where it is not here. */
  readonly chosen: (ChosenPolicy & { readonly line: ReadonlySet<RecordId> }) | undefined;
  /** Policies that two valid ones follow: nothing follows them until somebody chooses. */
  readonly frozen: ReadonlySet<RecordId>;
}

/** Tells whether a vote was given with a key that a policy lets decide. */
export function countsUnder(
  { founders }: Policy,
  { name, lineage }: Pick<Vote, 'name' | 'lineage'>,
): boolean {
  const founder = founders.find((each) => each.name === name);
  return founder !== undefined && founder.keys.some((key) => lineage.has(key));
}

/** Several policies that all have the votes to follow another one. */
export interface Rivalry {
  readonly after: Policy;
  readonly rivals: readonly Successor[];
}

/** Tells whether a policy is a pinned one, comes before it, or may come after it. */
function leadsTo({ id, terms }: Policy, { version, line }: NonNullable<Choice['chosen']>): boolean {
  if (terms.version > version || line.has(id)) return true;
  // Where the pinned policy is not here, nobody knows what it follows: all but a rival may.
  return line.size === 1 && terms.version < version;
}

/** The policies of a ledger, those that follow each other and those that would. */
export class Policies {
  readonly #first: Policy;
  readonly #choice: Choice;
  readonly #successors: Successor[] = [];
  readonly #votes: Vote[] = [];
  #bits: KnownActs = 0n;
  readonly #inForce = new Map<string, readonly Policy[]>();

  constructor(first: Policy, choice: Choice) {
    this.#first = first;
    this.#choice = choice;
  }

  get proposals(): readonly Successor[] {
    return this.#successors;
  }

  propose(successor: Successor): void {
    this.#successors.push(successor);
    this.#bits |= 1n << BigInt(successor.bit);
  }

  vote(vote: Vote): void {
    this.#votes.push(vote);
    this.#bits |= 1n << BigInt(vote.bit);
  }

  /** A proposal to follow a policy. */
  successorOf(proposal: RecordId, after: RecordId): Successor | undefined {
    return this.#successors.find((each) => each.id === proposal && each.after === after);
  }

  /** Any policy or proposal, in force or not. */
  named(id: RecordId): Policy | undefined {
    return id === this.#first.id ? this.#first : this.#successors.find((each) => each.id === id);
  }

  /**
   * The policy in force as far as is known, first of all. A second one is as good for whoever saw
   * two that follow it and had no pin to choose: the one before them.
   */
  inForce(known: KnownActs): readonly [Policy, ...Policy[]] {
    if (this.#successors.length === 0) return [this.#first];
    // Nothing but proposals and votes decides, and few records add to these.
    const text = (known & this.#bits).toString(32);
    const kept = this.#inForce.get(text);
    if (kept !== undefined) return kept as readonly [Policy, ...Policy[]];
    const found = this.#follow(known);
    this.#inForce.set(text, found);
    return found;
  }

  #follow(known: KnownActs): readonly [Policy, ...Policy[]] {
    let current = this.#first;
    const undecided: Policy[] = [];
    for (;;) {
      const valid = this.#successorsOf(current, known);
      const next = this.#pick(current, valid);
      if (next === undefined) return [current, ...undecided];
      if (valid.length > 1) undecided.push(current);
      current = next;
    }
  }

  /** Threat: two policies that each got enough votes; to take either would let its voters choose. */
  #pick(current: Policy, valid: readonly Successor[]): Policy | undefined {
    const { chosen, frozen } = this.#choice;
    const fitting = valid.filter((each) => chosen === undefined || leadsTo(each, chosen));
    const isPinned = fitting.length === 1 && chosen?.line.has(fitting[0]?.id ?? '') === true;
    if (isPinned) return fitting[0];
    return fitting.length > 1 || frozen.has(current.id) ? undefined : fitting[0];
  }

  #successorsOf(policy: Policy, known: KnownActs): readonly Successor[] {
    return this.#successors.filter(
      (each) => each.after === policy.id && hasAct(known, each.bit) && this.#isDecided(each, known),
    );
  }

  #isDecided(successor: Successor, known: KnownActs): boolean {
    const old = this.named(successor.after);
    if (old === undefined) return false;
    return [old, successor].every(
      (policy) => this.approving(successor.id, policy, known).length >= policy.terms.threshold,
    );
  }

  /** Who of a policy's founders approves a proposal; each counts once, however many keys they have. */
  approving(proposal: RecordId, policy: Policy, known: KnownActs): readonly string[] {
    const votes = this.#votes.filter(
      (vote) => vote.proposal === proposal && hasAct(known, vote.bit) && countsUnder(policy, vote),
    );
    return [...new Set(votes.map(({ name }) => name))].sort();
  }

  /** Policies that several valid ones follow, with those that do, where nothing chooses. */
  rivals(known: KnownActs): readonly Rivalry[] {
    return [this.#first, ...this.#successors].flatMap((after) => {
      const rivals = this.#successorsOf(after, known);
      const settled = rivals.length < 2 || this.#pick(after, rivals) !== undefined;
      return settled ? [] : [{ after, rivals }];
    });
  }
}
