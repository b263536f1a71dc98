import type { RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import { keptEntryDamaged } from './errors.ts';
import type { Judged } from './judged.ts';
import type { RecordFacts } from './record-facts.ts';

/**
 * An entry that was judged before. Its record is read when somebody looks at what it says: one of a
 * thousand that stand in a ledger, most often.
 */
export class KeptEntry implements Entry, RecordFacts, Partial<Judged> {
  readonly id: RecordId;
  readonly about: RecordId | undefined;
  /** Its place in the one order; -1 where the entry does not count. */
  readonly order: number;
  private readonly shared: Shared;
  private readonly texts: KeptTexts;
  /** Of its text among the texts. */
  private readonly place: number;
  private whole: Entry | undefined;

  // One of thousands: an object of its parameters would take as much room as what is made of it.
  // eslint-disable-next-line @typescript-eslint/max-params
  constructor(
    id: RecordId,
    order: number,
    about: RecordId | undefined,
    shared: Shared,
    texts: KeptTexts,
    place: number,
  ) {
    this.id = id;
    this.order = order;
    this.about = about;
    this.shared = shared;
    this.texts = texts;
    this.place = place;
    this.whole = undefined;
  }

  get kind(): string {
    return this.shared.kind;
  }

  get to(): readonly string[] {
    return this.shared.to;
  }

  get author(): string {
    return this.shared.author;
  }

  get person(): boolean {
    return this.shared.person;
  }

  get roles(): readonly string[] {
    return this.shared.roles;
  }

  /** The entry as JSON. */
  get text(): string {
    return this.texts.at(this.place) ?? '';
  }

  get path(): string {
    return this.read().path;
  }

  get oid(): string {
    return this.read().oid;
  }

  get fileDigest(): string {
    return this.read().fileDigest;
  }

  get record(): Entry['record'] {
    return this.read().record;
  }

  get presence(): Entry['presence'] {
    return this.read().presence;
  }

  private read(): Entry {
    this.whole ??= parsed(this.text, this.id);
    return this.whole;
  }
}

/** What an entry has in common with others. */
export type Shared = Pick<RecordFacts, 'kind' | 'to'> & Pick<Judged, 'author' | 'person' | 'roles'>;

/** The JSON of entries, each read when somebody asks for it. */
export type KeptTexts = Pick<readonly string[], 'at' | 'length'>;

/** Gives the JSON of an entry whose signature is known to be good. */
export function keptText(entry: Entry): string {
  if (entry instanceof KeptEntry) return entry.text;
  const { path, oid, fileDigest, id, record, presence } = entry;
  return JSON.stringify({ path, oid, fileDigest, id, record, presence });
}

function parsed(text: string, id: RecordId): Entry {
  const entry = entryIn(text);
  if (entry?.id !== id) throw keptEntryDamaged(undefined);
  return entry;
}

function entryIn(text: string): Entry | null {
  try {
    return JSON.parse(text) as Entry | null;
  } catch (cause) {
    throw keptEntryDamaged(cause);
  }
}
