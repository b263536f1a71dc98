import type { RecordId } from '../base/index.ts';
import type { Envelope } from '../records/index.ts';
import type { Report } from './findings.ts';
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
  for (const chain of chainsOf(graph.nodes).values()) checkForks(chain, report);
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

/** Threat: one key saying two things at one place of its chain, each to another reader. */
function checkForks(chain: readonly Node[], report: Report): void {
  const places = new Map<number, RecordId>();
  let fork = Infinity;
  for (const { entry } of chain) {
    const { seq } = entry.record;
    if (places.has(seq)) fork = Math.min(fork, seq);
    places.set(seq, entry.id);
  }
  for (const { entry } of chain) {
    if (entry.record.seq < fork) continue;
    report.reject('trust.chain-fork', entry, `its chain says two things from number ${fork} on`);
  }
}

/** A chain belongs to its key: nobody can break another's by reusing its name. */
function chainName(record: Envelope): string {
  return `${record.key} ${record.chain}`;
}

function chainsOf(nodes: readonly Node[]): Map<string, Node[]> {
  const chains = new Map<string, Node[]>();
  for (const node of nodes) {
    const name = chainName(node.entry.record);
    const chain = chains.get(name);
    if (chain === undefined) chains.set(name, [node]);
    else chain.push(node);
  }
  return chains;
}

/** The last record of each chain, whether it counts or not: the next one must follow it. */
export function chainHeadsOf(nodes: readonly Node[]): ChainHead[] {
  return [...chainsOf(nodes).values()].map((chain) => {
    const last = chain.reduce((a, b) => (b.entry.record.seq > a.entry.record.seq ? b : a));
    const { key, chain: name, seq } = last.entry.record;
    return { key, chain: name, seq, id: last.id };
  });
}
