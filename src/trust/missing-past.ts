import { shellWord, shortId, type RecordId } from '../base/index.ts';
import type { Graph, Node } from './graph.ts';
import { isLeftOutByOthers, pinsByKey, type Pin, type PinsByKey } from './pins.ts';
import type { Report } from './report.ts';
import type { Walk } from './walk.ts';

/**
 * Tells whether something that a record names is not here. What is missing could be what would have
 * forbidden it, so it does not count.
 */
export function lacksPast({ missing }: Node): boolean {
  return missing.length > 0;
}

/**
 * Reports records that name something which is not here: an error, until somebody else ends the key
 * and leaves the record out. Threat: an insider names a record that never was, and nothing is ever
 * whole again. The author's own word does not do: they may have taken the record off the branch.
 */
export function reportMissing(graph: Graph, { pins, walk }: Became, report: Report): void {
  const lacking = graph.nodes.filter(lacksPast);
  if (lacking.length === 0) return;
  const ends = pinsByKey(pins);
  const counting = new Set(walk.accepted.map(({ node }) => node.id));
  for (const node of lacking) {
    for (const { code, what } of gapsOf(node)) {
      if (isLeftOutByOthers(node, ends))
        report.setAside(code, node.entry, `${what}; whoever ended its key leaves it out`);
      else report.reject(code, node.entry, `${what}; ${wayOut(node, ends, counting)}`);
    }
  }
}

/** What became of the records of a ledger. */
interface Became {
  readonly pins: readonly Pin[];
  readonly walk: Walk;
}

interface Gap {
  readonly code: 'trust.chain-hole' | 'trust.seen-missing';
  readonly what: string;
}

/** Threats: a record dropped from the middle of a chain; a host that withholds what others saw. */
function gapsOf({ missing, entry }: Node): Gap[] {
  const { prev } = entry.record;
  const seen = missing.filter((id) => id !== prev);
  const gaps: Gap[] = [];
  if (prev !== undefined && missing.includes(prev)) {
    const what = `the record before it in its chain is not here: ${shortId(prev)}`;
    gaps.push({ code: 'trust.chain-hole', what });
  }
  if (seen.length > 0)
    gaps.push({ code: 'trust.seen-missing', what: `it names what is not here: ${someOf(seen)}` });
  return gaps;
}

const MOST_NAMED = 3;

function someOf(ids: readonly RecordId[]): string {
  const named = ids.slice(0, MOST_NAMED).map(shortId);
  const more = ids.length - named.length;
  return (more === 0 ? named : [...named, `${more} more`]).join(', ');
}

/** A key that ended already has to be ended further back, before what rests on the record. */
function wayOut(
  { entry: { record } }: Node,
  ends: PinsByKey,
  counting: ReadonlySet<RecordId>,
): string {
  const { prev = '' } = record;
  const last = counting.has(prev) ? shortId(prev) : 'ID';
  const backTo = ends.has(record.key) ? ` --back-to ${last}` : '';
  const end = `sos identity revoke ${record.by} --key ${record.key}${backTo} --reason ${shellWord('what it names never was')}`;
  return `it counts for nothing, all else does, and no gate is passed meanwhile. Whoever has what is missing gives it back at their next sos sync; where it never was, somebody else who may revoke ends the key that says so (${end})`;
}
