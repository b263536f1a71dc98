import { hasAct, type KnownActs } from './known-acts.ts';
import type { KnownAct } from './act.ts';

/** A key and those of the same principal by which it was let in, one after the other. */
export interface Lineage {
  /** The acts that bound these keys. */
  readonly bindings: KnownActs;
  /** What whoever bound one of them knew. */
  readonly knew: KnownActs;
  has(fingerprint: string): boolean;
}

type Part = Pick<Lineage, 'bindings' | 'knew'> & { readonly letInBy?: string | undefined };

/**
 * Tells which keys let a key in. Most keys were bound once, and then a line is the line of the key
 * before it and one more; it is kept as bits, so that a key that was rotated a thousand times does
 * not take a thousand lists.
 */
export class Lineages {
  readonly #bindings = new Map<string, KnownAct[]>();
  /** Lines as of all acts so far. */
  readonly #whole = new Map<string, Lineage>();

  /** Adds an act that binds a key. */
  add(fingerprint: string, act: KnownAct): void {
    const own = this.#bindings.get(fingerprint);
    // Bound once more, it may stand in lines that are known already.
    if (own !== undefined || this.#whole.has(fingerprint)) this.#whole.clear();
    if (own === undefined) this.#bindings.set(fingerprint, [act]);
    else own.push(act);
  }

  /** The acts that bound a key. */
  bindingsOf(fingerprint: string): readonly KnownAct[] {
    return this.#bindings.get(fingerprint) ?? [];
  }

  /** The line of a key, as far as its acts are known. */
  of(fingerprint: string, known: KnownActs): Lineage {
    const whole = this.#whole.get(fingerprint) ?? this.#lineOf(fingerprint);
    this.#whole.set(fingerprint, whole);
    return (whole.bindings & ~known) === 0n ? whole : this.#lineOf(fingerprint, known);
  }

  #lineOf(fingerprint: string, known?: KnownActs): Lineage {
    const line = new Set([fingerprint]);
    let [bindings, knew] = [0n, 0n];
    // The line grows while it is gone through.
    for (const key of line) {
      for (const part of this.#partsOf(key, known)) {
        bindings |= part.bindings;
        knew |= part.knew;
        if (part.letInBy !== undefined) line.add(part.letInBy);
      }
    }
    return { bindings, knew, has: (key) => this.#isIn(key, { fingerprint, bindings }) };
  }

  /** What a key adds to a line: all of its own, where that is worked out, or each of its bindings. */
  #partsOf(key: string, known: KnownActs | undefined): readonly Part[] {
    const whole = known === undefined ? this.#whole.get(key) : undefined;
    if (whole !== undefined) return [whole];
    const acts = this.bindingsOf(key).filter(
      ({ bit }) => known === undefined || hasAct(known, bit),
    );
    return acts.map((act) => ({
      bindings: 1n << BigInt(act.bit),
      knew: act.known,
      letInBy: act.letInBy,
    }));
  }

  #isIn(
    key: string,
    line: { readonly fingerprint: string; readonly bindings: KnownActs },
  ): boolean {
    return (
      key === line.fingerprint || this.bindingsOf(key).some(({ bit }) => hasAct(line.bindings, bit))
    );
  }
}
