import type { RecordId } from '../base/index.ts';
import type { Envelope } from '../records/index.ts';
import type { Report } from './report.ts';
import type { Graph, Node } from './graph.ts';
import type { ChainHead } from './ruling.ts';

/**
 * Rules out records whose place in their chain or whose past is not whole. What is missing could
 * be what would have forbidden them, so only what names everything it rests on counts.
 */
export function checkChains(graph: Graph, report: Report): void {
  for (const node of graph.nodes) {
    checkPrevious(node, graph, report);
    checkSeen(node, report);
  }
}

/** Threat: a record dropped from the middle of a chain, or a chain continued by another key. */
function checkPrevious(node: Node, graph: Graph, report: Report): void {
  const { record } = node.entry;
  if (record.prev === undefined) return;
  const previous = graph.byId.get(record.prev)?.entry.record;
  if (previous === undefined) {
    report.reject('trust.chain-hole', node.entry, `the record before it in its chain is missing`);
  } else if (chainName(previous) !== chainName(record) || previous.seq !== record.seq - 1) {
    report.reject('trust.chain-broken', node.entry, 'it does not continue the record it follows');
  }
}

/** Threat: a host that withholds what an author is known to have seen. */
function checkSeen(node: Node, report: Report): void {
  const { prev } = node.entry.record;
  const missing = node.missing.filter((id) => id !== prev);
  if (missing.length === 0) return;
  report.reject(
    'trust.seen-missing',
    node.entry,
    `it has seen ${missing.length} records that are not here`,
  );
}

/** A chain belongs to its key: nobody can break another's by reusing its name. */
export function chainName(record: Envelope): string {
  return `${record.key} ${record.chain}`;
}

/**
 * The last records of each chain, whether they count or not: the next one must follow one of them.
 * A chain that forked, or has a hole, has several.
 */
export function chainHeadsOf(nodes: readonly Node[]): ChainHead[] {
  const followed = new Set(nodes.map(({ entry }) => placeBefore(entry.record)));
  return nodes.flatMap(({ id, entry }) => {
    const { key, chain, seq } = entry.record;
    return followed.has(placeOf(entry.record, id)) ? [] : [{ key, chain, seq, id }];
  });
}

function placeBefore(record: Envelope): string | undefined {
  return record.prev === undefined ? undefined : placeOf(record, record.prev);
}

function placeOf(record: Envelope, id: RecordId): string {
  return `${chainName(record)} ${id}`;
}
