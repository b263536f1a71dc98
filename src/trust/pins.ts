import { lazily, type RecordId } from '../base/index.ts';
import { futureOf, pastOf, type Graph, type Node } from './graph.ts';
import { acceptedOf, type Accepted } from './walk.ts';

/** Ends a key: of its records, only those that it allows count. */
export interface Pin {
  readonly key: string;
  readonly by: RecordId;
  readonly allows: (id: RecordId) => boolean;
  readonly why: 'revoked' | 'rotated';
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
  const revoked = acceptedOf(accepted, 'revoke').flatMap(({ node, record }) =>
    record.keys.map((key): Pin => {
      const past = lazily(() => before(key, record.heads));
      // A principal who revokes their own key signs the revocation with it: that one counts.
      const allows = (id: RecordId): boolean => id === node.id || past().has(id);
      return { key, ...endAt(node, graph), allows, why: 'revoked' };
    }),
  );
  const rotated = acceptedOf(accepted, 'rotate').map(({ node, record: { key } }): Pin => {
    const past = lazily(() => before(key, [node.id]));
    const allows = (id: RecordId): boolean => id === node.id || past().has(id);
    return { key, ...endAt(node, graph), allows, why: 'rotated' };
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

/** A record that a pin rules out. */
export interface RuledOut {
  readonly node: Node;
  readonly pin: Pin;
}

/**
 * Returns the records that pins rule out: written by an ended key, outside of what was allowed. Late
 * ones count if somebody who may end keys adopted them. Threat: a thief writes as if before the end;
 * so nothing late counts by itself. Of several pins, one that is no matter of lateness comes first.
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
    const broken = ofKey.filter((pin) => !pin.allows(node.id));
    const pin = broken.find((each) => !isLate(each, node.id)) ?? broken[0];
    if (pin === undefined || (isLate(pin, node.id) && adopted.has(node.id))) return [];
    return [{ node, pin }];
  });
}

/** The ends of each key, in their order. */
export function pinsByKey(pins: readonly Pin[]): ReadonlyMap<string, readonly Pin[]> {
  const byKey = new Map<string, Pin[]>();
  for (const pin of pins) {
    const ofKey = byKey.get(pin.key);
    if (ofKey === undefined) byKey.set(pin.key, [pin]);
    else ofKey.push(pin);
  }
  return byKey;
}

/** Late records that somebody who may end keys vouches for. */
export function adoptedBy(accepted: readonly Accepted[]): Set<RecordId> {
  return new Set(acceptedOf(accepted, 'adopt').flatMap(({ record }) => record.records));
}
