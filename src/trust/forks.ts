import { shortId, type RecordId } from '../base/index.ts';
import { chainName } from './chains.ts';
import type { Report } from './report.ts';
import { pastOf, type Graph, type Node } from './graph.ts';
import { endingBehind } from './settling.ts';
import { isLeftOutByOthers, pinsByKey, type Pin } from './pins.ts';

/** Threat: thousands of records at one place, each told with the names of all the others. */
const MOST_NAMED = 3;

/**
 * Raises an alarm for each record that stands at one place of its chain with another one: the key
 * may be stolen, or its owner says one thing to one reader and another thing to the next. All of
 * them go on counting as any other. Threat: were they dropped, their author could take back in
 * silence what speaks against them, by forking it. Once whoever may end keys has left out all but
 * one of them, it is a mention.
 */
export function reportForks(graph: Graph, pins: readonly Pin[], report: Report): void {
  const byKey = pinsByKey(pins);
  for (const [place, fork] of forksIn(graph.nodes).entries()) {
    // Only the word of somebody else settles a fork: its owner, or a thief, is who is in doubt.
    const left = fork.filter((node) => !isLeftOutByOthers(node, byKey));
    for (const node of fork) {
      const what = saying(node, fork);
      const isNamed = place < MOST_NAMED && fork.indexOf(node) < MOST_NAMED;
      const mend = isNamed ? believing(node, fork, graph) : undefined;
      if (left.length > 1) report.alarm('trust.chain-fork', node.entry, { what, mend });
      else report.mention('trust.chain-fork', node.entry, what);
    }
  }
}

/** The command by which somebody else believes one side: up to its end, as far as that knows no other. */
function believing(side: Node, fork: readonly Node[], { nodes, byId }: Graph): string {
  const last = endOfChain(side, nodes);
  const past = pastOf([last.id], byId);
  const knowsOther = fork.some((other) => other !== side && past.has(other.id));
  const upTo = knowsOther ? side : last;
  return endingBehind(side.entry.record, upTo.id, 'asked its owner: this one is theirs');
}

/** Follows a chain from a record to its end, or to where it forks again. */
function endOfChain(from: Node, nodes: readonly Node[]): Node {
  const chain = chainName(from.entry.record);
  const next = new Map<RecordId, Node[]>();
  for (const node of nodes) {
    const { record } = node.entry;
    if (record.prev === undefined || chainName(record) !== chain) continue;
    next.set(record.prev, [...(next.get(record.prev) ?? []), node]);
  }
  let last = from;
  for (;;) {
    const [after, ...others] = next.get(last.id) ?? [];
    if (after === undefined || others.length > 0) return last;
    last = after;
  }
}

/** Records that follow the same one in the same chain, or begin it, each with the others. */
function forksIn(nodes: readonly Node[]): readonly Node[][] {
  const places = new Map<string, Node[]>();
  for (const node of nodes) {
    const { record } = node.entry;
    const place = `${chainName(record)} ${record.seq} ${record.prev ?? ''}`;
    const there = places.get(place);
    if (there === undefined) places.set(place, [node]);
    else there.push(node);
  }
  return [...places.values()].filter(({ length }) => length > 1);
}

function saying({ id, entry }: Node, fork: readonly Node[]): string {
  const some = fork.slice(0, MOST_NAMED + 1).filter((other) => other.id !== id);
  const named = some.slice(0, MOST_NAMED).map((other) => shortId(other.id));
  const more = fork.length - 1 - named.length;
  const others = more === 0 ? named : [...named, `${more} more`];
  return `its chain says another thing at number ${entry.record.seq} too: ${others.join(', ')}`;
}
