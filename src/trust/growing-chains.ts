import type { RecordId } from '../base/index.ts';
import type { Envelope } from '../records/index.ts';
import type { ChainHead, Ruling } from './ruling.ts';

/** The heads of all chains while records are added one after the other: copied once for all. */
export class GrowingChains {
  readonly #heads: ChainHead[];
  readonly #places = new Map<string, number>();
  readonly #forked = new Set<string>();
  readonly #counted: (id: RecordId) => boolean;
  readonly #added = new Set<RecordId>();

  constructor({ chains, entries }: Pick<Ruling, 'chains' | 'entries'>) {
    this.#heads = [...chains];
    for (const [place, head] of chains.entries()) {
      const name = nameOf(head);
      if (this.#places.has(name)) this.#forked.add(name);
      this.#places.set(name, place);
    }
    this.#counted = fromTheEnd(entries);
  }

  get heads(): readonly ChainHead[] {
    return this.#heads;
  }

  /** Takes the next record of a chain whose last one counts, or the first of a chain; else false. */
  goOn(id: RecordId, { key, chain, seq, prev }: Envelope): boolean {
    const name = nameOf({ key, chain });
    // What goes on from one side of a fork is not simple.
    if (this.#forked.has(name)) return false;
    const place = this.#places.get(name) ?? this.#heads.length;
    const last = this.#heads[place];
    const follows =
      last === undefined
        ? seq === 0
        : last.id === prev && seq === last.seq + 1 && this.#counts(last.id);
    if (!follows) return false;
    this.#heads[place] = { key, chain, seq, id };
    this.#places.set(name, place);
    this.#added.add(id);
    return true;
  }

  #counts(id: RecordId): boolean {
    return this.#added.has(id) || this.#counted(id);
  }
}

function nameOf({ key, chain }: Pick<ChainHead, 'key' | 'chain'>): string {
  return `${key} ${chain}`;
}

/** Looks for records from the last one on, where most are found, and at each of them once. */
function fromTheEnd(entries: Ruling['entries']): (id: RecordId) => boolean {
  const met = new Set<RecordId>();
  let left = entries.length;
  return (id) => {
    while (left > 0 && !met.has(id)) {
      left -= 1;
      met.add(entries[left]?.id ?? '');
    }
    return met.has(id);
  };
}
