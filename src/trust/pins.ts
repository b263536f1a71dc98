import { lazily, type RecordId } from '../base/index.ts';
import { goesOn } from './doubts.ts';
import { futureOf, pastOf, type Graph, type Node } from './graph.ts';
import { acceptedOf, type Accepted } from './walk.ts';

/** Ends a key: of its records, only those that it allows count. */
export interface Pin {
  readonly key: string;
  readonly by: RecordId;
  readonly allows: (id: RecordId) => boolean;
  readonly why: 'revoked' | 'rotated';
  /** The word of the principal whose key it is, by whichever of their keys. */
  readonly own: boolean;
  /** The last records that it lets count. */
  readonly heads: readonly RecordId[];
  /** What whoever ended the key knew: what they left out, they left out on purpose. */
  readonly known: () => ReadonlySet<RecordId>;
  /** What was written in the knowledge that the key has ended. */
  readonly after: () => ReadonlySet<RecordId>;
}

/**
 * Reads the ends of keys from accepted records. A revocation names heads, not a time, so a record
 * cannot be dated back to before it; a rotation is the old key's last record.
 */
export function pinsOf(accepted: readonly Accepted[], graph: Graph): Pin[] {
  const before = pastsOfKeys(graph);
  const revoked = acceptedOf(accepted, 'revoke').flatMap(({ node, record, author }) =>
    record.keys.map((key): Pin => {
      const { heads } = record;
      const past = lazily(() => before(key, heads));
      // A principal who revokes their own key signs the revocation with it: that one counts.
      const allows = (id: RecordId): boolean => id === node.id || past().has(id);
      const own = author.name === record.principal;
      return { key, ...endAt(node, graph), allows, why: 'revoked', own, heads };
    }),
  );
  const rotated = acceptedOf(accepted, 'rotate').map(({ node, record: { key } }): Pin => {
    const heads = [node.id];
    const past = lazily(() => before(key, heads));
    const allows = (id: RecordId): boolean => past().has(id);
    return { key, ...endAt(node, graph), allows, why: 'rotated', own: true, heads };
  });
  return [...revoked, ...rotated];
}

/**
 * Gives what some heads knew, as far as it may hold records of one key: no further back than the
 * first of them, so that a key that lived shortly costs little however long the ledger is.
 */
function pastsOfKeys({
  nodes,
  byId,
}: Graph): (key: string, heads: readonly RecordId[]) => ReadonlySet<RecordId> {
  const places = lazily(() => new Map(nodes.map(({ id }, place) => [id, place])));
  const firsts = lazily(() => {
    const first = new Map<string, number>();
    for (const [place, { entry }] of nodes.entries())
      if (!first.has(entry.record.key)) first.set(entry.record.key, place);
    return first;
  });
  return (key, heads) => {
    const first = firsts().get(key) ?? nodes.length;
    return pastOf(heads, byId, (id) => (places().get(id) ?? 0) >= first);
  };
}

/** Most ends of keys rule out nothing, and then nobody asks what came before and after them. */
function endAt({ id }: Node, graph: Graph): Pick<Pin, 'by' | 'known' | 'after'> {
  return {
    by: id,
    known: lazily(() => pastOf([id], graph.byId)),
    after: lazily(() => futureOf([id], graph.nodes)),
  };
}

/** Tells records that are late: their author did not know of the key's end, nor its end of them. */
export function isLate({ known, after }: Pin, id: RecordId): boolean {
  return !known().has(id) && !after().has(id);
}

/**
 * Tells records that their author takes back: the end is their own word, and they were not written in
 * the knowledge of it. Threat: whoever ends their own key before what speaks against them (that they
 * did the work, a block, a failing run) takes it back as if it had never been said.
 */
export function isTakenBack({ own, after }: Pin, id: RecordId): boolean {
  return own && !after().has(id);
}

/** Threat: a founder who takes back that a secret is withheld, and everybody shows it again. */
function cannotTakeBack(pin: Pin, { id, entry: { record } }: Node): boolean {
  return !('unknown' in record) && goesOn(record) && isTakenBack(pin, id);
}

/** A record that a pin rules out. */
export interface RuledOut {
  readonly node: Node;
  readonly pin: Pin;
}

/**
 * Returns the records that pins rule out: written by an ended key, outside of what was allowed. What
 * is late or taken back counts if somebody who may end keys adopted it. Threat: a thief writes as if
 * before the end; so nothing late counts by itself. Of several pins the most certain comes first.
 */
export function ruledOut(
  nodes: readonly Node[],
  pins: readonly Pin[],
  adopted: ReadonlySet<RecordId>,
): RuledOut[] {
  if (pins.length === 0) return [];
  const byKey = pinsByKey(pins);
  return nodes.flatMap((node) => {
    const ofKey = byKey.get(node.entry.record.key) ?? [];
    const pin = mostCertain(
      ofKey.filter((each) => !each.allows(node.id) && !cannotTakeBack(each, node)),
      node.id,
    );
    if (pin === undefined || (isOpen(pin, node.id) && adopted.has(node.id))) return [];
    return [{ node, pin }];
  });
}

/** What somebody else says of a key comes before what its owner says of it. */
function mostCertain(broken: readonly Pin[], id: RecordId): Pin | undefined {
  return (
    broken.find(({ after }) => after().has(id)) ??
    broken.find((pin) => !isOpen(pin, id)) ??
    broken.find((pin) => !isTakenBack(pin, id)) ??
    broken[0]
  );
}

/** Tells whether somebody else can still say that a record counts. */
function isOpen(pin: Pin, id: RecordId): boolean {
  return isLate(pin, id) || isTakenBack(pin, id);
}

/** Tells whether somebody else ended a record's key and left the record out. */
export function isLeftOutByOthers({ id, entry }: Node, byKey: PinsByKey): boolean {
  const pins = byKey.get(entry.record.key) ?? [];
  return pins.some(({ own, allows }) => !own && !allows(id));
}

/** The ends of each key. */
export type PinsByKey = ReadonlyMap<string, readonly Pin[]>;

/** The ends of each key, in their order. */
export function pinsByKey(pins: readonly Pin[]): PinsByKey {
  const byKey = new Map<string, Pin[]>();
  for (const pin of pins) {
    const ofKey = byKey.get(pin.key);
    if (ofKey === undefined) byKey.set(pin.key, [pin]);
    else ofKey.push(pin);
  }
  return byKey;
}

/** Records that somebody who may end keys vouches for. */
export function adoptedBy(accepted: readonly Accepted[]): Set<RecordId> {
  return new Set(acceptedOf(accepted, 'adopt').flatMap(({ record }) => record.records));
}
