import type { RecordId } from '../base/index.ts';
import { LIMITS } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import { chainHeadsOf, checkChains } from './chains.ts';
import type { Finding } from './finding.ts';
import { findingOfMisfit, startReport, type Report } from './report.ts';
import { judgedAs } from './judged.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { reportForks } from './forks.ts';
import { findGenesis, type GenesisEntry } from './genesis.ts';
import { buildGraph, historyOf, type Graph } from './graph.ts';
import { holesIn } from './holes.ts';
import { reportMissing } from './missing-past.ts';
import { proposalsOf } from './proposals-now.ts';
import { requestsOf, rosterOf } from './roster-now.ts';
import type { Ruling } from './ruling.ts';
import { signedEntries, withoutDoubles } from './signatures.ts';
import { makeTrusted } from './make-trusted.ts';
import type { TrustedEntry } from './trusted-entry.ts';
import { settle, type Settled } from './settle.ts';
import { isUnknown, type Accepted } from './walk.ts';

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
  const settled = settle({ graph, genesis, chosen: files.chosen }, report);
  reportMissing(graph, settled, report);
  reportForks(graph, settled.pins, report);
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
    policy: settled.policy,
    proposals: proposalsOf(settled),
    history: historyOf(() => signed),
    heads: headsOf(settled.walk.accepted),
    chains: chainHeadsOf(graph.nodes),
    counted: countedIn(files),
  };
}

function trustedEntry({ node, author }: Accepted, order: number): TrustedEntry {
  return makeTrusted(node.entry, judgedAs(node.entry.record.kind, order, author));
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
    proposals: [],
    history: historyOf(() => []),
    heads: [],
    chains: [],
    counted: countedIn(files),
  };
}
