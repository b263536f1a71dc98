import type { RecordId } from '../base/index.ts';
import { onlyOnce, givenToFounders, permissionsOf, type Given } from './given.ts';
import { hasAct, type KnownActs } from './known-acts.ts';
import { countsUnder, Policies, type Choice, type Policy, type Vote } from './policies.ts';
import type { Standing } from './standing.ts';

/** A key as an act binds it. */
export interface BoundKey {
  readonly fingerprint: string;
  readonly publicKey: string;
  /** How many of its records count; without it there is no end. */
  readonly maxRecords?: number;
}

/** Something that changed who may do what. */
export interface Act {
  readonly id: RecordId;
  readonly principal: string;
  /** The key that it binds to the principal, if it does. */
  readonly key?: BoundKey;
  /** The key of the same principal that signed it: it lets in a key as good as itself. */
  readonly letInBy?: string;
  readonly given: Given;
  readonly person: boolean;
}

/** An act among the others. */
interface KnownAct extends Act {
  readonly bit: number;
  /** What whoever did it knew. */
  readonly known: KnownActs;
}

/** Whose standing is asked for: a name, as one key of it has it. */
export interface KeyOf {
  readonly name: string;
  readonly fingerprint: string;
}

/** The acts of a ledger so far, in the order that respects causes, and what they mean together. */
export class Authority {
  readonly policies: Policies;
  readonly #acts: KnownAct[] = [];
  #bits = 0;
  readonly #byName = new Map<string, KnownAct[]>();
  readonly #bindings = new Map<string, KnownAct[]>();
  readonly #standings = new Map<string, Standing>();

  constructor(first: Policy, choice: Choice) {
    this.policies = new Policies(first, choice);
  }

  get acts(): readonly Act[] {
    return this.#acts;
  }

  /** All bits given out so far. */
  get everything(): KnownActs {
    return (1n << BigInt(this.#bits)) - 1n;
  }

  /** Adds an act of somebody who knew so much, and returns the bit that stands for it. */
  add(act: Act, known: KnownActs): KnownActs {
    const bit = this.#nextBit();
    const placed = { ...act, bit, known };
    this.#acts.push(placed);
    push(this.#byName, act.principal, placed);
    if (act.key !== undefined) push(this.#bindings, act.key.fingerprint, placed);
    return 1n << BigInt(bit);
  }

  /** Adds a policy that would follow the one named by `after`. */
  propose(policy: Policy, after: RecordId): KnownActs {
    const bit = this.#nextBit();
    this.policies.propose({ ...policy, after, bit });
    return 1n << BigInt(bit);
  }

  /** Adds a founder's word for a proposal. */
  vote(vote: Omit<Vote, 'bit'>): KnownActs {
    const bit = this.#nextBit();
    this.policies.vote({ ...vote, bit });
    return 1n << BigInt(bit);
  }

  #nextBit(): number {
    this.#bits += 1;
    return this.#bits - 1;
  }

  /** The act that bound a key, as far as it is known; the first one wins. */
  bindingOf(fingerprint: string, known: KnownActs): Act | undefined {
    return this.#bindingsOf(fingerprint, known)[0];
  }

  #bindingsOf(fingerprint: string, known: KnownActs): readonly KnownAct[] {
    return (this.#bindings.get(fingerprint) ?? []).filter(({ bit }) => hasAct(known, bit));
  }

  /** Any act that bound a key, known or not: for keys that must not be bound twice. */
  anyBindingOf(fingerprint: string): Act | undefined {
    return this.#bindings.get(fingerprint)?.[0];
  }

  /** A key and those of the same principal by which it was let in, one after the other. */
  lineageOf(fingerprint: string, known: KnownActs): readonly string[] {
    const line = [fingerprint];
    // The line grows while it is gone through.
    for (const key of line) {
      const letInBy = this.#bindingsOf(key, known).flatMap((act) => act.letInBy ?? []);
      line.push(...letInBy.filter((each) => !line.includes(each)));
    }
    return line;
  }

  /** What anybody under a name was, whichever key; undefined where nothing is known of it. */
  standingOf(
    name: string,
    known: KnownActs,
    policy = this.policies.inForce(known)[0],
  ): Standing | undefined {
    const acts = this.#knownActs(name, known);
    if (acts.length === 0) return undefined;
    const founds = policy.founders.some((founder) => founder.name === name);
    return standing(name, acts, founds ? policy : { ...policy, founders: [] });
  }

  /**
   * What a key of a principal was, as far as it is known. What was given to the name reaches a key
   * if whoever gave it knew the key, or whoever let the key in knew what was given. Threat: somebody
   * who may let in little lets a stranger in under a name as if they did not know who that is, so
   * that the stranger inherits whatever others gave to that name.
   */
  standingOfKey({ name, fingerprint }: KeyOf, known: KnownActs, policy: Policy): Standing {
    const asked = `${fingerprint} ${policy.id} ${known}`;
    const kept = this.#standings.get(asked);
    if (kept !== undefined) return kept;
    const lineage = this.lineageOf(fingerprint, known);
    const bindings = lineage.flatMap((key) => this.#bindingsOf(key, known));
    const acts = this.#knownActs(name, known).filter((act) =>
      bindings.some((binding) => knewEachOther(act, binding)),
    );
    const founds = countsUnder(policy, { name, lineage });
    const made = standing(name, acts, founds ? policy : { ...policy, founders: [] });
    this.#standings.set(asked, made);
    return made;
  }

  #knownActs(name: string, known: KnownActs): readonly KnownAct[] {
    return (this.#byName.get(name) ?? []).filter(({ bit }) => hasAct(known, bit));
  }
}

function knewEachOther(a: KnownAct, b: KnownAct): boolean {
  return a.id === b.id || hasAct(a.known, b.bit) || hasAct(b.known, a.bit);
}

function standing(name: string, acts: readonly Act[], { terms, founders }: Policy): Standing {
  const founds = founders.some((founder) => founder.name === name);
  const given = [...acts.map((act) => act.given), ...(founds ? [givenToFounders(terms)] : [])];
  return {
    name,
    person: acts.some((act) => act.person),
    roles: [...new Set(given.flatMap(({ roles }) => roles))],
    permissions: onlyOnce(given.flatMap((each) => permissionsOf(each, terms))),
  };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
