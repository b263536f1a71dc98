import { lazily, type RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { History } from './ruling.ts';

/** A record among the records that it names. */
export interface Node {
  readonly entry: Entry;
  readonly id: RecordId;
  /** Records that it names and that are here: its chain before, what it saw, what it answers to. */
  readonly parents: readonly RecordId[];
  /** Records that it names and that are not here. */
  readonly missing: readonly RecordId[];
}

/** The record graph, its nodes in the one order that respects causes. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly byId: ReadonlyMap<RecordId, Node>;
}

/**
 * Builds the graph. The order is a depth-first walk over records sorted by claimed time and id,
 * each after everything it names: the same for everybody who has the same records. No authority
 * comes from the claimed time; it only decides how records that do not know each other are listed.
 */
export function buildGraph(entries: readonly Entry[]): Graph {
  const ids = new Set(entries.map((entry) => entry.id));
  const unordered = new Map(entries.map((entry) => [entry.id, nodeOf(entry, ids)]));
  const sorted = [...unordered.values()].sort(byClaimedTime);
  const nodes = causesFirst(sorted, unordered);
  return { nodes, byId: unordered };
}

function nodeOf(entry: Entry, ids: ReadonlySet<RecordId>): Node {
  const named = namedBy(entry);
  return {
    entry,
    id: entry.id,
    parents: named.filter((id) => ids.has(id)),
    missing: named.filter((id) => !ids.has(id)),
  };
}

/** The records that a record names: its chain before, what it saw, what it answers to. */
export function namedBy({ record }: Entry): RecordId[] {
  const named = new Set(record.seen);
  if (record.prev !== undefined) named.add(record.prev);
  if (record.kind === 'enrol' && 'request' in record) named.add(record.request);
  if (record.kind === 'approval' && 'proposal' in record) named.add(record.proposal);
  if (record.kind === 'adopt' && 'records' in record)
    for (const id of record.records) named.add(id);
  return [...named];
}

function byClaimedTime(a: Node, b: Node): number {
  const left = a.entry.record.at;
  const right = b.entry.record.at;
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Walks with a stack of its own: a chain of a million records must not exhaust the call stack. */
function causesFirst(sorted: readonly Node[], byId: ReadonlyMap<RecordId, Node>): Node[] {
  const done = new Set<RecordId>();
  const order: Node[] = [];
  for (const start of sorted) {
    const stack = [start];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const waiting = done.has(node.id) ? [] : node.parents.filter((id) => !done.has(id));
      if (waiting.length > 0) {
        stack.push(...waiting.map((id) => byId.get(id)).filter((each) => each !== undefined));
        continue;
      }
      stack.pop();
      if (!done.has(node.id)) order.push(node);
      done.add(node.id);
    }
  }
  return order;
}

/**
 * Everything that the given records knew, themselves included; ids that are not here are left out,
 * and what is not wanted with all that came before it.
 */
export function pastOf(
  heads: readonly RecordId[],
  byId: ReadonlyMap<RecordId, Node>,
  isWanted: (id: RecordId) => boolean = () => true,
): Set<RecordId> {
  const past = new Set<RecordId>();
  const waiting = [...heads];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = byId.get(id);
    if (node === undefined || past.has(id) || !isWanted(id)) continue;
    past.add(id);
    waiting.push(...node.parents);
  }
  return past;
}

/** Everything that knew one of the given records. The nodes come in the order that respects causes. */
export function futureOf(roots: readonly RecordId[], nodes: readonly Node[]): Set<RecordId> {
  const from = new Set(roots);
  const future = new Set<RecordId>();
  for (const { id, parents } of nodes) {
    if (parents.some((parent) => from.has(parent) || future.has(parent))) future.add(id);
  }
  return future;
}

/** An entry and its place in the order that respects causes. */
interface Placed {
  readonly entry: Entry;
  readonly place: number;
}

/**
 * Answers questions about causes. The entries come in the order that respects causes, and only
 * when somebody asks: most answers never need them. What an entry names is read where the walk comes
 * by it alone, for it may lie in a text that nobody parsed yet.
 */
export function historyOf(entriesInOrder: () => readonly Entry[]): History {
  const places = lazily(
    () => new Map(entriesInOrder().map((entry, place) => [entry.id, { entry, place }])),
  );
  return { precedes: (earlier, later) => precedes(places(), earlier, later) };
}

function precedes(
  places: ReadonlyMap<RecordId, Placed>,
  earlier: RecordId,
  later: RecordId,
): boolean {
  const goal = places.get(earlier)?.place;
  const from = places.get(later);
  if (goal === undefined || from === undefined) return false;
  const seen = new Set<RecordId>();
  const waiting = namedBy(from.entry);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === earlier) return true;
    const placed = places.get(id);
    // Nothing that stands before the goal can lead back to it.
    if (placed === undefined || placed.place < goal || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...namedBy(placed.entry));
  }
  return false;
}
