import type { RecordId } from '../base/index.ts';
import { futureOf, pastOf, type Graph, type Node } from './graph.ts';
import { acceptedOf, type Accepted } from './walk.ts';

/** Ends a key: of its records, only those in `allowed` count. */
export interface Pin {
  readonly key: string;
  readonly by: RecordId;
  readonly allowed: ReadonlySet<RecordId>;
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
  const revoked = acceptedOf(accepted, 'revoke').flatMap(({ node, record }) => {
    // A principal who revokes their own key signs the revocation with it: that one counts.
    const allowed = pastOf(record.heads, graph.byId).add(node.id);
    const end = { ...endAt(node, graph), allowed, why: 'revoked' } as const;
    return record.keys.map((key): Pin => ({ key, ...end }));
  });
  const rotated = acceptedOf(accepted, 'rotate').map(({ node, record }): Pin => {
    const allowed = pastOf([node.id], graph.byId);
    return { key: record.key, ...endAt(node, graph), allowed, why: 'rotated' };
  });
  return [...revoked, ...rotated];
}

/** Most ends of keys rule out nothing, and then nobody asks what came before and after them. */
function endAt({ id }: Node, graph: Graph): Pick<Pin, 'by' | 'known' | 'after'> {
  return {
    by: id,
    known: once(() => pastOf([id], graph.byId)),
    after: once(() => futureOf([id], graph.nodes)),
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
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
  return nodes.flatMap((node) => {
    const broken = pins.filter(
      (pin) => pin.key === node.entry.record.key && !pin.allowed.has(node.id),
    );
    const pin = broken.find((each) => !isLate(each, node.id)) ?? broken[0];
    if (pin === undefined || (isLate(pin, node.id) && adopted.has(node.id))) return [];
    return [{ node, pin }];
  });
}

/** Late records that somebody who may end keys vouches for. */
export function adoptedBy(accepted: readonly Accepted[]): Set<RecordId> {
  return new Set(acceptedOf(accepted, 'adopt').flatMap(({ record }) => record.records));
}
