import type { RecordId } from '../base/index.ts';
import { covers, type Permission } from './roster.ts';

/** A key as an act binds it. */
export interface BoundKey {
  readonly fingerprint: string;
  readonly publicKey: string;
  /** How many of its records count; without it there is no end. */
  readonly maxRecords?: number;
}

/** Something that changed who may do what, in the order that respects causes. */
export interface Act {
  readonly id: RecordId;
  readonly principal: string;
  /** The key that it binds to the principal, if it does. */
  readonly key?: BoundKey;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
  readonly person: boolean;
}

/**
 * A record's past, reduced to the acts in it: bit N stands for act N. Bits make "what did this
 * author know of who may what" one union per record, however long the ledger is.
 */
export type KnownActs = bigint;

/** Who somebody was, as far as a record's past tells. */
export interface Standing {
  readonly name: string;
  readonly person: boolean;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
}

/** The acts of a ledger so far, and what each combination of them means. */
export class Authority {
  readonly acts: Act[] = [];
  readonly #bindings = new Map<string, { act: Act; bit: number }[]>();
  readonly #standings = new Map<string, Standing>();

  /** Adds an act and returns the bit that stands for it. */
  add(act: Act): KnownActs {
    const bit = this.acts.push(act) - 1;
    if (act.key !== undefined) {
      const bindings = this.#bindings.get(act.key.fingerprint) ?? [];
      this.#bindings.set(act.key.fingerprint, [...bindings, { act, bit }]);
    }
    return 1n << BigInt(bit);
  }

  /** The act that bound a key, as far as it is known; the first one wins. */
  bindingOf(fingerprint: string, known: KnownActs): Act | undefined {
    return this.#bindings.get(fingerprint)?.find(({ bit }) => has(known, bit))?.act;
  }

  /** Any act that bound a key, known or not: for keys that must not be bound twice. */
  anyBindingOf(fingerprint: string): Act | undefined {
    return this.#bindings.get(fingerprint)?.[0]?.act;
  }

  /** What a principal was, as far as it is known; undefined where nothing is known of it. */
  standingOf(name: string, known: KnownActs): Standing | undefined {
    const cached = this.#standings.get(`${name} ${known}`);
    if (cached !== undefined) return cached;
    const acts = this.acts.filter((act, bit) => act.principal === name && has(known, bit));
    if (acts.length === 0) return undefined;
    const standing = {
      name,
      person: acts.some((act) => act.person),
      roles: [...new Set(acts.flatMap((act) => act.roles))],
      permissions: acts.flatMap((act) => act.permissions),
    };
    this.#standings.set(`${name} ${known}`, standing);
    return standing;
  }
}

function has(known: KnownActs, bit: number): boolean {
  return ((known >> BigInt(bit)) & 1n) === 1n;
}

/** Tells whether a standing holds a capability, for a brief where there is one. */
export function holds(standing: Standing, capability: string, brief?: string): boolean {
  return standing.permissions.some(
    (held) =>
      covers(held.capability, capability) &&
      (held.briefs === undefined || (brief !== undefined && held.briefs.includes(brief))),
  );
}

/**
 * Tells whether a standing holds all that a permission gives, so that it may pass it on. Threat:
 * giving on without its demand what one holds only with a touch or a PIN.
 */
export function mayPassOn(standing: Standing, given: Permission): boolean {
  const places = given.briefs ?? [undefined];
  const asStrict = standing.permissions.filter((held) => demandsMet(held, given));
  const strict = { ...standing, permissions: asStrict };
  return places.every((brief) => holds(strict, given.capability, brief));
}

/** What a security key asked the person for, or what a permission demands of it. */
export interface Presence {
  readonly touch?: boolean;
  readonly pin?: boolean;
}

/** Tells whether everything that a permission demands is there. */
export function demandsMet({ touch, pin }: Permission, there: Presence): boolean {
  return (touch !== true || there.touch === true) && (pin !== true || there.pin === true);
}

/** What is left of a standing for a signature that shows no more than this. */
export function withPresence(standing: Standing, presence: Presence): Standing {
  const permissions = standing.permissions.filter((held) => demandsMet(held, presence));
  return permissions.length === standing.permissions.length
    ? standing
    : { ...standing, permissions };
}
