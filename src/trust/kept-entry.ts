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
  readonly kind: string;
  readonly to: readonly string[];
  readonly about: RecordId | undefined;
  readonly order: number;
  readonly author: string;
  readonly person: boolean;
  readonly roles: readonly string[];
  private readonly texts: KeptTexts;
  private readonly place: number;
  private whole: Entry | undefined;

  constructor(line: KeptLine, texts: KeptTexts, place: number) {
    this.id = line[0];
    this.kind = line[1];
    this.to = line[2] === 0 ? NOBODY : line[2];
    this.about = line[3] === 0 ? undefined : line[3];
    this.order = line[4];
    this.author = line[5];
    this.person = line[6] === 1;
    this.roles = line[7] ?? NOBODY;
    this.texts = texts;
    this.place = place;
    this.whole = undefined;
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

const NOBODY: readonly string[] = [];

/** Stands for the order of a signed entry that does not count. */
const NONE = -1;
const NOT_JUDGED: Judged = { order: NONE, author: '', person: false, roles: NOBODY };

/** What is kept of one entry beside its text, as JSON without names. */
export type KeptLine = readonly [
  id: RecordId,
  kind: string,
  to: readonly string[] | 0,
  about: RecordId | 0,
  /** Its place in the one order; -1 where the entry does not count. */
  order: number,
  author: string,
  person: 0 | 1,
  /** Left out where there are none. */
  roles?: readonly string[],
];

/** The JSON of entries, each read when somebody asks for it. */
export type KeptTexts = Pick<readonly string[], 'at' | 'length'>;

/** Tells whether an entry counts. */
export function isCounting({ order }: KeptEntry): boolean {
  return order !== NONE;
}

/** Writes what is kept of an entry beside its text. */
export function keptLine(id: RecordId, facts: RecordFacts, judged: Judged | undefined): KeptLine {
  const { kind, to, about } = facts;
  const { order, author, person, roles } = judged ?? NOT_JUDGED;
  const line = [
    id,
    kind,
    to.length === 0 ? 0 : to,
    about ?? 0,
    order,
    author,
    person ? 1 : 0,
  ] as const;
  return roles.length === 0 ? line : [...line, roles];
}

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
