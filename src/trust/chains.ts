import type { RecordId } from '../base/index.ts';
import type { Envelope } from '../records/index.ts';
import type { Report } from './report.ts';
import type { Graph, Node } from './graph.ts';
import type { ChainHead } from './ruling.ts';

/**
 * Rules out records that follow one which they do not continue. Threat: a chain with places that
 * nobody filled, or one that is continued by another key.
 */
export function checkChains({ nodes, byId }: Graph, report: Report): void {
  for (const { entry } of nodes) {
    const { record } = entry;
    const previous = byId.get(record.prev ?? '')?.entry.record;
    if (previous === undefined || continues(record, previous)) continue;
    report.reject('trust.chain-broken', entry, 'it does not continue the record it follows');
  }
}

function continues(record: Envelope, previous: Envelope): boolean {
  return chainName(previous) === chainName(record) && previous.seq === record.seq - 1;
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
