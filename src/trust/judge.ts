import type { RecordId } from '../base/index.ts';
import { LIMITS } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import { budgetsIn } from './budgets.ts';
import { chainHeadsOf, checkChains } from './chains.ts';
import { reportFlips, reportRuledOut } from './end-of-keys.ts';
import type { Finding } from './finding.ts';
import { findingOfMisfit, startReport, type Report } from './findings.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { findGenesis, type GenesisEntry } from './genesis.ts';
import { buildGraph, historyOf, type Graph, type Node } from './graph.ts';
import { holesIn } from './holes.ts';
import { adoptedBy, pinsOf, ruledOut, type Pin, type RuledOut } from './pins.ts';
import { requestsOf, rosterOf, type Settled } from './roster-now.ts';
import type { Ruling } from './ruling.ts';
import { signedEntries, withoutDoubles } from './signatures.ts';
import { makeTrusted } from './make-trusted.ts';
import type { TrustedEntry } from './trusted-entry.ts';
import { isUnknown, walk, type Accepted } from './walk.ts';

/** A ruling, and the entries whose signature holds, causes first: what need not be checked again. */
export interface Judgement {
  readonly ruling: Ruling;
  readonly signed: readonly Entry[];
}

/**
 * Says what a set of records means. Pure: the same records give the same ruling in whatever order
 * they came, on every machine, at any time. Every finding is returned, none is thrown.
 */
export function judge(files: LedgerFiles): Judgement {
  const report = startReport();
  const genesis = findGenesis(files, report);
  if (genesis === undefined) return { ruling: rulingWithoutLedger(files, report), signed: [] };
  const own = files.entries.filter((entry) => belongs(entry, genesis, report));
  const signed = withoutDoubles(signedEntries(own, report), report);
  const graph = buildGraph(signed);
  checkChains(graph, report);
  const settled = settle(graph, genesis, report);
  const ruling = rulingOf({ graph, genesis, settled, report, files });
  return { ruling, signed: graph.nodes.map((node) => node.entry) };
}

/** Threat: a record replayed from another ledger. */
function belongs(entry: Entry, genesis: GenesisEntry, report: Report): boolean {
  if (entry.record.kind === 'genesis') return entry.id === genesis.id;
  if (entry.record.ledger === genesis.id) return true;
  report.reject('trust.other-ledger', entry, 'it was written for another ledger');
  return false;
}

/**
 * Walks until no revocation rules out anything new. What was ruled out stays out and what ended a
 * key stays ended, so two keys that revoke each other both end: it fails closed and always stops.
 */
function settle(graph: Graph, genesis: GenesisEntry, report: Report): Settled {
  const outside = new Set<Node>(graph.nodes.filter((node) => report.rejected.has(node.entry)));
  const pins = new Map<string, Pin>();
  const input = { graph, genesis, budgets: budgetsIn(graph), without: outside.has.bind(outside) };
  const out: RuledOut[] = [];
  let before: readonly Accepted[] | undefined;
  for (;;) {
    const scratch = startReport();
    const walked = walk({ ...input, report: scratch });
    for (const pin of pinsOf(walked.accepted, graph))
      pins.set(`${pin.key} ${pin.by}`, pins.get(`${pin.key} ${pin.by}`) ?? pin);
    const waiting = walked.accepted.map(({ node }) => node).concat(walked.joins);
    before ??= walked.accepted;
    const round = ruledOut(waiting, [...pins.values()], adoptedBy(walked.accepted));
    for (const { node } of round) outside.add(node);
    out.push(...round);
    if (round.length > 0) continue;
    for (const each of out) reportRuledOut(each, report);
    const final = walk({ ...input, report });
    reportFlips({ graph, before, now: final.accepted, out }, report);
    return { walk: final, pins: [...pins.values()], budgets: input.budgets };
  }
}

interface Parts {
  readonly graph: Graph;
  readonly genesis: GenesisEntry;
  readonly settled: Settled;
  readonly report: Report;
  readonly files: LedgerFiles;
}

function rulingOf(parts: Parts): Ruling {
  const { graph, genesis, settled, report, files } = parts;
  const counting = settled.walk.accepted.map(trustedEntry);
  const findings = allFindings(files, report);
  const roster = rosterOf(settled);
  const signed = graph.nodes.map((node) => node.entry);
  return {
    ledger: genesis.id,
    entries: counting,
    findings,
    holes: holesIn(findings, signed, roster),
    roster,
    requests: requestsOf(settled.walk),
    policy: { id: genesis.id, terms: genesis.record.terms },
    history: historyOf(() => signed),
    heads: headsOf(settled.walk.accepted),
    chains: chainHeadsOf(graph.nodes),
    counted: countedIn(files),
  };
}

function trustedEntry({ node, author }: Accepted, order: number): TrustedEntry {
  return makeTrusted(node.entry, { order, author: author.name, person: author.person });
}

/** The latest come first to stay, should there be more than a record may name. */
function headsOf(accepted: readonly Accepted[]): RecordId[] {
  const named = new Set(accepted.flatMap(({ node }) => node.parents));
  const heads = accepted.map(({ node }) => node.id).filter((id) => !named.has(id));
  return heads.slice(-LIMITS.seen);
}

function countedIn({ entries, earlier = [] }: LedgerFiles): Ruling['counted'] {
  const unknownKinds = entries.filter(({ record }) => isUnknown(record)).length;
  return { records: entries.length + earlier.length, unknownKinds };
}

function allFindings({ misfits, earlier = [] }: LedgerFiles, report: Report): Finding[] {
  return [...misfits.map(findingOfMisfit), ...earlier, ...report.findings];
}

function rulingWithoutLedger(files: LedgerFiles, report: Report): Ruling {
  const missing: Finding = {
    code: 'trust.no-genesis',
    severity: 'error',
    message: 'no record is here that the ledger could rest on',
    hint: 'sos doctor',
  };
  return {
    ledger: undefined,
    entries: [],
    findings: [missing, ...allFindings(files, report)],
    holes: [],
    roster: new Map(),
    requests: [],
    policy: undefined,
    history: historyOf(() => []),
    heads: [],
    chains: [],
    counted: countedIn(files),
  };
}
