import type { RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Judged } from './judged.ts';
import { keptEntryDamaged } from './errors.ts';
import { KeptEntry, type KeptTexts, type Shared } from './kept-entry.ts';
import { factsOf } from './record-facts.ts';
import type { TrustedEntry } from './trusted-entry.ts';

/**
 * What is kept of entries beside their texts, in columns: a thousand rows of names and values take
 * several times as long to read.
 */
export interface KeptColumns {
  /** The ids of all, one behind the other. */
  readonly ids: string;
  /** Of each, the place of what it shares in `shared`. */
  readonly shares: readonly number[];
  /** What entries have in common with others, each once. */
  readonly shared: readonly Shared[];
  /** Of each, its place in the one order; -1 where the entry does not count. */
  readonly orders: readonly number[];
  /** Of those that are about a record: their place here, and that record. */
  readonly abouts: readonly (readonly [place: number, about: RecordId])[];
}

/** Entries as they are kept. */
export interface KeptEntries {
  readonly columns: KeptColumns;
  readonly texts: KeptTexts;
}

/** Characters of an id. */
const ID = 64;

/** Stands for the order of a signed entry that does not count, and for what is not known of it. */
const NOT_JUDGED: Judged = { order: -1, author: '', person: false, roles: [] };

/** Tells whether an entry counts. */
export function isCounting({ order }: KeptEntry): boolean {
  return order !== NOT_JUDGED.order;
}

/** Writes what is kept of entries beside their texts. */
export function keptColumns(
  entries: readonly Entry[],
  trusted: ReadonlyMap<RecordId, TrustedEntry>,
): KeptColumns {
  const shared = new Map<string, { readonly place: number; readonly value: Shared }>();
  const abouts: [number, RecordId][] = [];
  const shares: number[] = [];
  const orders: number[] = [];
  entries.forEach((entry, place) => {
    const { kind, to, about } = entry instanceof KeptEntry ? entry : factsOf(entry.record);
    const { order, author, person, roles } = trusted.get(entry.id) ?? NOT_JUDGED;
    const value = { kind, to, author, person, roles };
    const name = JSON.stringify(value);
    const known = shared.get(name) ?? { place: shared.size, value };
    shared.set(name, known);
    shares.push(known.place);
    orders.push(order);
    if (about !== undefined) abouts.push([place, about]);
  });
  const ids = entries.map(({ id }) => id).join('');
  return { ids, shares, shared: [...shared.values()].map(({ value }) => value), orders, abouts };
}

/** Gives back the entries that were kept. */
export function keptEntries({ columns, texts }: KeptEntries): KeptEntry[] {
  const { ids, shares, shared, orders } = columns;
  if (!shared.every(isShared)) throw keptEntryDamaged(undefined);
  const abouts = new Map(columns.abouts);
  return shares.map((share, place) => {
    const id = ids.slice(place * ID, (place + 1) * ID);
    const order = orders[place];
    const common = shared[share];
    if (order === undefined || common === undefined) throw keptEntryDamaged(undefined);
    return new KeptEntry(id, order, abouts.get(place), common, texts, place);
  });
}

/** Threat: a catalog that some program laid there, which ends sos where its answer is made. */
function isShared(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, to, author, roles } = value as Partial<Shared>;
  return [kind, author].every(isText) && [to, roles].every(areTexts);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
