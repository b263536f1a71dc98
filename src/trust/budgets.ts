import type { RecordId } from '../base/index.ts';
import type { Graph, Node } from './graph.ts';

/** Tells which place a record takes in the budget of its key. */
export interface Budgets {
  /** How many records a key has signed. */
  spentBy(fingerprint: string): number;
  /** How many records of its key a record must share the budget with, itself included. */
  placeOf(node: Node): number;
}

/**
 * Counts records against the budgets of their keys. A record's depth is how long a line of its
 * key's records leads to it; its place is how many of them are no deeper. In a line that is one
 * after the other. Threat: a thief who begins many chains with a key that is good for few records:
 * what stands side by side takes the last place of them all, so that never more count than the
 * budget allows, whatever arrives first.
 */
export function budgetsIn(graph: Graph): Budgets {
  const signed = countedByKey(graph.nodes);
  const places = new Map<string, ReadonlyMap<RecordId, number>>();
  return {
    spentBy: (fingerprint) => signed.get(fingerprint) ?? 0,
    placeOf(node) {
      const { key } = node.entry.record;
      const known = places.get(key) ?? placesOf(key, graph.nodes);
      places.set(key, known);
      return known.get(node.id) ?? Infinity;
    },
  };
}

/** Asking to be enrolled is free. */
function spends({ record }: Node['entry']): boolean {
  return record.kind !== 'join';
}

function countedByKey(nodes: readonly Node[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entry } of nodes) {
    if (!spends(entry)) continue;
    counts.set(entry.record.key, (counts.get(entry.record.key) ?? 0) + 1);
  }
  return counts;
}

function placesOf(key: string, nodes: readonly Node[]): Map<RecordId, number> {
  const depths = depthsOf(key, nodes);
  const upTo: number[] = [];
  for (const depth of depths.values()) upTo[depth] = (upTo[depth] ?? 0) + 1;
  for (let depth = 1; depth < upTo.length; depth += 1)
    upTo[depth] = (upTo[depth] ?? 0) + (upTo[depth - 1] ?? 0);
  return new Map([...depths].map(([id, depth]) => [id, upTo[depth] ?? 0]));
}

/** How long a line of the key's records leads to each of them. Nodes come causes first. */
function depthsOf(key: string, nodes: readonly Node[]): Map<RecordId, number> {
  const longest = new Map<RecordId, number>();
  const own = new Map<RecordId, number>();
  for (const { id, parents, entry } of nodes) {
    let depth = 0;
    for (const parent of parents) depth = Math.max(depth, longest.get(parent) ?? 0);
    if (entry.record.key === key && spends(entry)) own.set(id, (depth += 1));
    longest.set(id, depth);
  }
  return own;
}
