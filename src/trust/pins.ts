import type { RecordId } from '../base/index.ts';
import type { Report } from './findings.ts';
import { pastOf, type Graph, type Node } from './graph.ts';
import { acceptedOf, type Accepted } from './walk.ts';

/** Ends a key: of its records, only those in `allowed` count. */
export interface Pin {
  readonly key: string;
  readonly by: RecordId;
  readonly allowed: ReadonlySet<RecordId>;
  readonly why: 'revoked' | 'rotated';
}

/**
 * Reads the ends of keys from accepted records. A revocation names heads, not a time, so a record
 * cannot be dated back to before it; a rotation is the old key's last record.
 */
export function pinsOf(accepted: readonly Accepted[], graph: Graph): Pin[] {
  const revoked = acceptedOf(accepted, 'revoke').flatMap(({ node, record }) => {
    // A principal who revokes their own key signs the revocation with it: that one counts.
    const allowed = pastOf(record.heads, graph.byId).add(node.id);
    return record.keys.map((key): Pin => ({ key, by: node.id, allowed, why: 'revoked' }));
  });
  const rotated = acceptedOf(accepted, 'rotate').map(({ node, record }): Pin => {
    return { key: record.key, by: node.id, allowed: pastOf([node.id], graph.byId), why: 'rotated' };
  });
  return [...revoked, ...rotated];
}

/** Returns the records that pins rule out: written by an ended key, outside of what was allowed. */
export function ruledOut(nodes: readonly Node[], pins: readonly Pin[], report: Report): Node[] {
  if (pins.length === 0) return [];
  return nodes.filter((node) => {
    const pin = pins.find(
      ({ key, allowed }) => key === node.entry.record.key && !allowed.has(node.id),
    );
    if (pin === undefined) return false;
    report.reject(
      `trust.${pin.why}`,
      node.entry,
      `its key was ${pin.why} by ${pin.by.slice(0, 12)}`,
    );
    return true;
  });
}
