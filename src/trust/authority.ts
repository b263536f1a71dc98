import type { RecordId } from '../base/index.ts';
import type { Act, KnownAct } from './act.ts';
import { ActsOfName } from './acts-of-name.ts';
import { onlyOnce, givenToFounders, permissionsOf } from './given.ts';
import { bitsOf, hasAct, type KnownActs } from './known-acts.ts';
import { Lineages, type Lineage } from './lineages.ts';
import { countsUnder, Policies, type Choice, type Policy, type Vote } from './policies.ts';
import type { Office } from './office.ts';

/** Whose office is asked for: a name, as one key of it has it. */
export interface KeyOf {
  readonly name: string;
  readonly fingerprint: string;
}

/** The acts of a ledger so far, in the order that respects causes, and what they mean together. */
export class Authority {
  readonly policies: Policies;
  readonly #acts: KnownAct[] = [];
  #bits = 0;
  readonly #byBit: KnownAct[] = [];
  readonly #byName = new Map<string, ActsOfName>();
  readonly #lineages = new Lineages();
  /** The last office that was asked for of each key: most records follow one of the same key. */
  readonly #lastOffices = new Map<string, KeptOffice>();

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
    this.#byBit[bit] = placed;
    const ofName = this.#byName.get(act.principal) ?? new ActsOfName();
    this.#byName.set(act.principal, ofName);
    ofName.add(placed);
    if (act.key !== undefined) this.#lineages.add(act.key.fingerprint, placed);
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

  /** The names that a key was bound to, as far as is known. */
  ownersOf(fingerprint: string, known: KnownActs): readonly string[] {
    return [...new Set(this.#bindingsOf(fingerprint, known).map(({ principal }) => principal))];
  }

  /** The one name that a key was bound to, as far as is known; none where several lay claim to it. */
  ownerOf(fingerprint: string, known: KnownActs): string | undefined {
    const [owner, ...others] = this.ownersOf(fingerprint, known);
    return others.length === 0 ? owner : undefined;
  }

  /**
   * How many records of a key count, as far as is known; without it there is no end. Whoever binds
   * a key once more, and knew that it was bound, changes nothing; of several who did not know of
   * each other the smallest number holds, because no claimed time may choose between them.
   */
  budgetOf(fingerprint: string, known: KnownActs): number | undefined {
    const bindings = this.#bindingsOf(fingerprint, known);
    let bits = 0n;
    for (const { bit } of bindings) bits |= 1n << BigInt(bit);
    const first = bindings.filter((binding) => (binding.known & bits) === 0n);
    const budgets = first.flatMap(({ key }) => key?.maxRecords ?? []);
    return budgets.length === 0 ? undefined : Math.min(...budgets);
  }

  /** Tells whether anything bound a key. */
  isBound(fingerprint: string): boolean {
    return this.#lineages.bindingsOf(fingerprint).length > 0;
  }

  #bindingsOf(fingerprint: string, known: KnownActs): readonly KnownAct[] {
    return this.#lineages.bindingsOf(fingerprint).filter(({ bit }) => hasAct(known, bit));
  }

  /** A key and those of the same principal by which it was let in, one after the other. */
  lineageOf(fingerprint: string, known: KnownActs): Lineage {
    return this.#lineages.of(fingerprint, known);
  }

  /** What anybody under a name was, whichever key; undefined where nothing is known of it. */
  officeOf(
    name: string,
    known: KnownActs,
    policy = this.policies.inForce(known)[0],
  ): Office | undefined {
    const acts = this.#byName.get(name)?.among(known) ?? 0n;
    if (acts === 0n) return undefined;
    const founds = policy.founders.some((founder) => founder.name === name);
    return this.#office(name, acts, founds ? policy : { ...policy, founders: [] });
  }

  /**
   * What a key of a principal was, as far as it is known. What was given to the name reaches a key
   * if whoever gave it knew the key, or whoever let the key in knew what was given. Threat: somebody
   * who may let in little lets a stranger in under a name as if they did not know who that is, so
   * that the stranger inherits whatever others gave to that name.
   */
  officeOfKey({ name, fingerprint }: KeyOf, known: KnownActs, policy: Policy): Office {
    const kept = this.#lastOffices.get(fingerprint);
    if (kept?.name === name && kept.known === known && kept.policy === policy.id)
      return kept.office;
    const lineage = this.lineageOf(fingerprint, known);
    const acts = this.#reaching(name, known, lineage);
    const founds = countsUnder(policy, { name, lineage });
    const made = this.#office(name, acts, founds ? policy : { ...policy, founders: [] });
    this.#lastOffices.set(fingerprint, { name, known, policy: policy.id, office: made });
    return made;
  }

  /** The acts about a name that one of the acts by which a line was let in knew, or that knew it. */
  #reaching(name: string, known: KnownActs, { bindings, knew }: Lineage): KnownActs {
    const acts = this.#byName.get(name)?.among(known) ?? 0n;
    let reaching = acts & (bindings | knew);
    for (const bit of bitsOf(acts & ~reaching)) {
      const knewOfLine = ((this.#byBit[bit]?.known ?? 0n) & bindings) !== 0n;
      if (knewOfLine) reaching |= 1n << BigInt(bit);
    }
    return reaching;
  }

  #office(name: string, acts: KnownActs, { terms, founders }: Policy): Office {
    const founds = founders.some((founder) => founder.name === name);
    const gifts = this.#byName.get(name)?.givenBy(acts);
    const given = [...(gifts?.given ?? []), ...(founds ? [givenToFounders(terms)] : [])];
    return {
      name,
      person: gifts?.person ?? false,
      roles: [...new Set(given.flatMap(({ roles }) => roles))],
      permissions: onlyOnce(given.flatMap((each) => permissionsOf(each, terms))),
    };
  }
}

/** An office, and what it was asked for. */
interface KeptOffice {
  readonly name: string;
  readonly known: KnownActs;
  readonly policy: RecordId;
  readonly office: Office;
}
