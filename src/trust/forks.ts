import { shortId } from '../base/index.ts';
import { chainName } from './chains.ts';
import type { Report } from './report.ts';
import type { Graph, Node } from './graph.ts';
import { isLeftOutByOthers, pinsByKey, type Pin } from './pins.ts';

/**
 * Raises an alarm for each record that stands at one place of its chain with another one: the key
 * may be stolen, or its owner says one thing to one reader and another thing to the next. All of
 * them go on counting as any other. Threat: were they dropped, their author could take back in
 * silence what speaks against them, by forking it. Once whoever may end keys has left out all but
 * one of them, it is a mention.
 */
export function reportForks(graph: Graph, pins: readonly Pin[], report: Report): void {
  const byKey = pinsByKey(pins);
  for (const fork of forksIn(graph.nodes)) {
    // Only the word of somebody else settles a fork: its owner, or a thief, is who is in doubt.
    const left = fork.filter((node) => !isLeftOutByOthers(node, byKey));
    for (const node of fork) {
      const what = saying(node, fork);
      if (left.length > 1) report.alarm('trust.chain-fork', node.entry, what);
      else report.mention('trust.chain-fork', node.entry, what);
    }
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

/** Threat: thousands of records at one place, each told with the names of all the others. */
const MOST_NAMED = 3;

function saying({ id, entry }: Node, fork: readonly Node[]): string {
  const some = fork.slice(0, MOST_NAMED + 1).filter((other) => other.id !== id);
  const named = some.slice(0, MOST_NAMED).map((other) => shortId(other.id));
  const more = fork.length - 1 - named.length;
  const others = more === 0 ? named : [...named, `${more} more`];
  return `its chain says another thing at number ${entry.record.seq} too: ${others.join(', ')}`;
}
