import { lazily, shortId, type RecordId } from '../base/index.ts';
import type { Doubt } from './doubt.ts';
import { doubtsCast } from './doubts.ts';
import type { Report } from './report.ts';
import { futureOf, type Graph, type Node } from './graph.ts';
import { settlingOf, type Settling } from './settling.ts';
import { isLate, isTakenBack, type Pin, type RuledOut } from './pins.ts';
import type { Accepted } from './walk.ts';

/** Reports every record that the end of its key rules out, with what is in doubt by it. */
export function reportEnds(flips: Flips, report: Report): void {
  const { now, out } = flips;
  if (out.length === 0) return;
  const counting = new Set(now.map(({ node }) => node.id));
  const reporting = { counts: (id: RecordId) => counting.has(id), fell: fallenIn(flips), report };
  for (const each of out) reportRuledOut(each, reporting);
}

/**
 * Finds what fell with a key that its owner takes back: what they signed with it. It is told once
 * for each of them. Threat: a block that is signed with a new key, and then the rotation to that
 * key is taken back and not the block.
 */
function fallenIn({ before, now, out }: Flips): Reporting['fell'] {
  const fallen = lazily(() => {
    const still = new Set([...now, ...out].map(({ node }) => node));
    return before.map(({ node }) => node).filter((node) => !still.has(node));
  });
  const told = new Set<string>();
  return ({ entry: { record } }) => {
    const bindsOwnKey = record.kind === 'rotate' || record.kind === 'join';
    if (!bindsOwnKey || told.has(record.by)) return [];
    told.add(record.by);
    return fallen()
      .filter(({ entry }) => entry.record.by === record.by)
      .flatMap(doubtsOf);
  };
}

/**
 * Reports a record that the end of its key rules out. What whoever ended the key knew and left out
 * is settled by that, and no reason for an alarm; what was written in the knowledge of the end is. So
 * is what only the word of its own author leaves out: nobody takes back in silence what they said.
 */
function reportRuledOut({ node, pin }: RuledOut, { counts, fell, report }: Reporting): void {
  const end = `its key was ${pin.why} by ${shortId(pin.by)}`;
  if (isTakenBack(pin, node.id)) {
    const settling = settlingOf(node.entry, lastBelieved({ node, pin }, counts));
    const doubts = [...doubtsOf(node), ...fell(node)];
    report.takenBack(node.entry, takenBack(pin, settling), { doubts, settling });
  } else if (isLate(pin, node.id)) {
    const why = `${end}, and neither knew of the other; it counts if it is adopted`;
    report.setAside('trust.late', node.entry, why);
  } else if (pin.known().has(node.id)) {
    report.setAside(`trust.${pin.why}`, node.entry, `${end}, which leaves it out`);
  } else report.reject(`trust.${pin.why}`, node.entry, end);
}

function doubtsOf({ id, entry: { record } }: Node): Doubt[] {
  return 'unknown' in record ? [] : doubtsCast(id, record);
}

interface Reporting {
  /** Tells whether a record counts once all is settled. */
  readonly counts: (id: RecordId) => boolean;
  /** What the records would forbid that fell with a record. */
  readonly fell: (node: Node) => readonly Doubt[];
  readonly report: Report;
}

/** Where the end did not know of a record, what came before the end leaves it out as the end does. */
function lastBelieved({ node, pin }: RuledOut, counts: Reporting['counts']): RecordId | undefined {
  const upTo = (isLate(pin, node.id) ? undefined : pin.heads[0]) ?? pin.by;
  return counts(upTo) ? upTo : undefined;
}

/** Names both ways out, and who can go them. */
function takenBack({ why, by }: Pin, { author, adopt, leaveOut }: Settling): string {
  const how = leaveOut ?? 'sos help identity revoke';
  return `its key was ${why} by ${shortId(by)}, its owner’s own word, and that leaves it out: its author takes it back, or somebody else has the key. It counts for nothing, all else does, until somebody who may revoke lets it count, as ${author} themselves may with a key that signs (${adopt}), or somebody else who may revoke leaves it out too (${how})`;
}

/** Kinds on which others built while they counted. */
const BUILT_UPON: ReadonlySet<string> = new Set(['verdict', 'claim', 'evidence', 'close']);

/** What a revocation took away, itself or what it had allowed. */
export interface Flips {
  readonly graph: Graph;
  /** What counted as long as no key had ended. */
  readonly before: readonly Accepted[];
  readonly now: readonly Accepted[];
  readonly out: readonly RuledOut[];
}

/**
 * Lists verdicts, claims, evidence and closings that counted and do not since a key ended, so that
 * nobody goes on from them. What was written in the knowledge of the end never counted.
 */
export function reportFlips({ graph, before, now, out }: Flips, report: Report): void {
  if (out.length === 0) return;
  const counting = new Set(now.map(({ node }) => node));
  const lost = before
    .map(({ node }) => node)
    .filter((node) => BUILT_UPON.has(node.entry.record.kind) && !counting.has(node));
  if (lost.length === 0) return;
  for (const pin of new Set(out.map((each) => each.pin)))
    reportFlipsOf(pin, lost, { graph, out, report });
}

interface Flipping extends Pick<Flips, 'graph' | 'out'> {
  readonly report: Report;
}

function reportFlipsOf(pin: Pin, lost: readonly Node[], { graph, out, report }: Flipping): void {
  const roots = out.filter((each) => each.pin === pin).map(({ node }) => node.id);
  const touched = futureOf(roots, graph.nodes);
  for (const { id, entry } of lost) {
    if (!touched.has(id) && !roots.includes(id)) continue;
    if (pin.after().has(id)) continue;
    report.mention('trust.flipped', entry, `it counted until ${shortId(pin.by)} ended a key`);
  }
}
