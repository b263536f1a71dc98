import { shortId, type RecordId } from '../base/index.ts';
import { budgetsIn, type Budgets } from './budgets.ts';
import { claimsIn, reportClaims, type Claim } from './claimed-keys.ts';
import { meetingsIn, type Meeting } from './contested.ts';
import { reportEnds, reportFlips } from './end-of-keys.ts';
import { startReport, type Report } from './report.ts';
import type { GenesisEntry } from './genesis.ts';
import type { Graph, Node } from './graph.ts';
import { lacksPast } from './missing-past.ts';
import { adoptedBy, pinsOf, ruledOut, type Pin, type RuledOut } from './pins.ts';
import type { ChosenPolicy, Policy } from './policies.ts';
import { walk, type Accepted, type Walk } from './walk.ts';

/** What is known once nothing rules out anything more. */
export interface Settled {
  readonly walk: Walk;
  readonly pins: readonly Pin[];
  readonly budgets: Budgets;
  /** The policy in force, all records taken together. */
  readonly policy: Policy;
}

/** What is settled. */
export interface Unsettled {
  readonly graph: Graph;
  readonly genesis: GenesisEntry;
  /** The policy that a pin vouches for. */
  readonly chosen: ChosenPolicy | undefined;
}

/** What was ruled out so far, and what that rests on. */
interface Progress {
  readonly outside: Set<Node>;
  readonly pins: Map<string, Pin>;
  readonly frozen: Set<RecordId>;
  readonly out: RuledOut[];
  readonly claims: Claim[];
  readonly contests: Meeting[];
}

/**
 * Walks until nothing new is ruled out: by the end of a key, by an enrolment beside another one, by
 * two policies that follow one. What was ruled out stays out and what ended a key stays ended, so
 * two keys that revoke each other both end: it fails closed and always stops.
 */
export function settle({ graph, genesis, chosen }: Unsettled, report: Report): Settled {
  const budgets = budgetsIn(graph);
  const line = chosen && { ...chosen, line: lineOf(chosen, graph) };
  const done = nothingYet(graph, report);
  const walkAgain = (): Walked => {
    const own = startReport();
    const without = (node: Node): boolean => done.outside.has(node);
    const choice = { chosen: line, frozen: done.frozen };
    return { walk: walk({ graph, genesis, budgets, without, choice, report: own }), report: own };
  };
  const before = walkAgain();
  let last = before;
  while (goesOn(last.walk, graph, done)) last = walkAgain();
  report.takeOver(last.report);
  return finished(last.walk, { before: before.walk.accepted, graph, done, budgets }, report);
}

/** Records that were rejected before, or name what is not here, are out from the beginning. */
function nothingYet({ nodes }: Graph, { rejected }: Report): Progress {
  const outside = new Set(nodes.filter((node) => rejected.has(node.entry) || lacksPast(node)));
  return { outside, pins: new Map(), frozen: new Set(), out: [], claims: [], contests: [] };
}

/** A walk and what it reported: only that of the last one is told. */
interface Walked {
  readonly walk: Walk;
  readonly report: Report;
}

/** A policy with all that it follows, as their records say. */
function lineOf({ id: chosen }: ChosenPolicy, { byId }: Graph): ReadonlySet<RecordId> {
  const line = new Set([chosen]);
  // The line grows while it is gone through.
  for (const id of line) {
    const record = byId.get(id)?.entry.record;
    if (record?.kind === 'proposal') line.add(record.policy);
  }
  return line;
}

/** Rules out what a walk lets be ruled out; the end of a key comes first, for it mends the rest. */
function goesOn(walked: Walk, graph: Graph, done: Progress): boolean {
  return (
    endKeys(walked, graph, done) ||
    contestKeys(walked, done) ||
    contestNames(walked, done) ||
    freeze(walked, done)
  );
}

function endKeys(
  { accepted, joins }: Walk,
  graph: Graph,
  { pins, out, outside }: Progress,
): boolean {
  for (const pin of pinsOf(accepted, graph)) {
    const name = `${pin.key} ${pin.by}`;
    if (!pins.has(name)) pins.set(name, pin);
  }
  const waiting = accepted.map(({ node }) => node).concat(joins);
  const round = ruledOut(waiting, [...pins.values()], adoptedBy(accepted));
  for (const each of round) outside.add(each.node);
  out.push(...round);
  return round.length > 0;
}

function contestKeys(walked: Walk, done: Progress): boolean {
  const round = claimsIn(walked);
  for (const { node } of round) done.outside.add(node);
  done.claims.push(...round);
  return round.length > 0;
}

function contestNames(walked: Walk, done: Progress): boolean {
  const round = meetingsIn(walked).filter(({ lacking }) => lacking !== undefined);
  for (const { node } of round) done.outside.add(node);
  done.contests.push(...round);
  return round.length > 0;
}

function freeze({ authority, everything }: Walk, { frozen }: Progress): boolean {
  const round = authority.policies.rivals(everything).filter(({ after }) => !frozen.has(after.id));
  for (const { after } of round) frozen.add(after.id);
  return round.length > 0;
}

interface Outcome {
  readonly before: readonly Accepted[];
  readonly graph: Graph;
  readonly done: Progress;
  readonly budgets: Budgets;
}

function finished(final: Walk, { before, graph, done, budgets }: Outcome, report: Report): Settled {
  const { out, claims, contests, pins } = done;
  const flips = { graph, before, now: final.accepted, out };
  reportEnds(flips, report);
  reportClaims(claims, report);
  reportMeetings(contests, meetingsIn(final), report);
  reportFlips(flips, report);
  reportRivals(final, graph, report);
  const { authority, everything } = final;
  const [policy] = authority.policies.inForce(everything);
  return { walk: final, pins: [...pins.values()], budgets, policy };
}

function reportMeetings(
  contests: readonly Meeting[],
  harmless: readonly Meeting[],
  report: Report,
): void {
  for (const { node, other, lacking } of contests) {
    const why = `its author lacks ${lacking ?? ''}, which another key of that name was given by ${shortId(other.id)}; neither knew of the other`;
    report.reject('trust.name-contested', node.entry, why);
  }
  for (const { node, other } of harmless) {
    const what = `another key was let in under that name by ${shortId(other.id)}; neither knew of the other`;
    report.mention('trust.name-shared', node.entry, what);
  }
}

function reportRivals({ authority, everything }: Walk, graph: Graph, report: Report): void {
  for (const { after, rivals } of authority.policies.rivals(everything)) {
    const { version } = after.terms;
    const what = `it is one of ${rivals.length} that have the votes to follow policy ${version}; that one stays in force until a pin chooses`;
    for (const { id } of rivals) {
      const node = graph.byId.get(id);
      if (node !== undefined) report.alarm('trust.policy-frozen', node.entry, { what });
    }
  }
}
