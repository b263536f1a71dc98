import type { KnownAct } from './act.ts';
import type { Given } from './given.ts';
import type { KnownActs } from './known-acts.ts';

/** What some acts give: each thing once, in the order in which it was given first. */
export interface Gifts {
  readonly person: boolean;
  readonly given: readonly Given[];
}

/**
 * What was done about one name. Acts that give the same are told apart by their bits alone: a name
 * under which a thousand keys were let in with one role was given that role, and no more.
 */
export class ActsOfName {
  #all: KnownActs = 0n;
  #persons: KnownActs = 0n;
  readonly #alike = new Map<string, { readonly given: Given; acts: KnownActs }>();

  /** Adds an act about this name. */
  add({ bit, person, given }: KnownAct): void {
    const own = 1n << BigInt(bit);
    this.#all |= own;
    if (person) this.#persons |= own;
    const { roles, capabilities, briefs, touch, pin } = given;
    const text = JSON.stringify([roles, capabilities, briefs, touch, pin]);
    const alike = this.#alike.get(text);
    if (alike === undefined) this.#alike.set(text, { given, acts: own });
    else alike.acts |= own;
  }

  /** Those of its acts that are known. */
  among(known: KnownActs): KnownActs {
    return this.#all & known;
  }

  /** What some of its acts give together. */
  givenBy(acts: KnownActs): Gifts {
    const first = [...this.#alike.values()].flatMap(({ given, acts: alike }) => {
      const own = alike & acts;
      return own === 0n ? [] : [{ given, lowest: own & -own }];
    });
    first.sort((a, b) => (a.lowest < b.lowest ? -1 : 1));
    return { person: (this.#persons & acts) !== 0n, given: first.map(({ given }) => given) };
  }
}
