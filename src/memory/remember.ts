import type { Ruling } from '../trust/index.ts';
import { countSigned, knownRecords, type KnownRecords } from './known-records.ts';
import type {
  LedgerMemory,
  RememberedChain,
  RememberedClone,
  RememberedRemote,
} from './ledger-memory.ts';

/** What a clone has just seen, and when, in milliseconds since 1970. */
export interface Sighting {
  readonly ruling: Ruling;
  readonly at: number;
  /** The clone's common Git folder. */
  readonly clone: string;
  /** The remote that was asked, if one was. */
  readonly remote?: RememberedRemote | undefined;
}

/** So many clones and remotes are remembered: the ones that were used last. */
const MOST_PLACES = 64;

/**
 * Adds what was seen to what was remembered, and forgets nothing that is not there again: a chain
 * keeps its furthest record, the policy its highest version, and a head stays until it is seen.
 * Undefined where there is no ledger to remember.
 */
export function remember(
  before: LedgerMemory | undefined,
  sighting: Sighting,
): LedgerMemory | undefined {
  const { ruling, at } = sighting;
  const { ledger, policy } = ruling;
  if (ledger === undefined || policy === undefined) return undefined;
  const known = knownRecords(ruling);
  const last = before ?? nothingYet(ledger, at);
  const seen = {
    policy: higherPolicy(last.policy, { version: policy.terms.version, id: policy.id }),
    records: Math.max(last.records, countSigned(ruling)),
    chains: furthestChains(last.chains, sighting, known),
    heads: headsSeen(last.heads, ruling, known),
  };
  const revision = last.revision + (isSame(last, seen) ? 0 : 1);
  return {
    ledger,
    revision,
    since: last.since,
    ...seen,
    remotes: remotesSeen(last.remotes, sighting),
    clones: clonesSeen(last.clones, { folder: sighting.clone, revision }),
  };
}

/** No policy has version 0: any that is seen is higher. */
function nothingYet(ledger: string, since: number): LedgerMemory {
  const none = { chains: [], heads: [], remotes: [], clones: [] };
  return { ledger, revision: 0, since, policy: { version: 0, id: ledger }, records: 0, ...none };
}

type Seen = Pick<LedgerMemory, 'policy' | 'records' | 'chains' | 'heads'>;

function isSame({ policy, records, chains, heads }: LedgerMemory, seen: Seen): boolean {
  return JSON.stringify({ policy, records, chains, heads }) === JSON.stringify(seen);
}

function higherPolicy(
  before: LedgerMemory['policy'],
  now: LedgerMemory['policy'],
): LedgerMemory['policy'] {
  return before.version >= now.version ? before : now;
}

/**
 * So many chains are remembered, which is far below what a memory may take on disk. Each checkout of
 * CI begins one, and whoever is enrolled as many as they like. What a further chain loses is missed
 * all the same, by the heads that had seen it and by the number of records.
 */
const MOST_CHAINS = 50_000;

/** Only what counts is remembered, so that a stranger's records do not fill the memory. */
function furthestChains(
  before: readonly RememberedChain[],
  { ruling, at }: Sighting,
  known: KnownRecords,
): RememberedChain[] {
  const furthest = new Map(before.map((each) => [`${each.key} ${each.chain}`, each]));
  for (const { key, chain, seq, id } of ruling.chains) {
    const name = `${key} ${chain}`;
    const last = furthest.get(name);
    const isFull = last === undefined && furthest.size >= MOST_CHAINS;
    if (isFull || (last !== undefined && last.seq >= seq)) continue;
    if (known.counts(id)) furthest.set(name, { key, chain, seq, id, since: last?.since ?? at });
  }
  return [...furthest.values()];
}

function headsSeen(before: readonly string[], ruling: Ruling, known: KnownRecords): string[] {
  const unseen = before.filter((id) => !known.isThere(id));
  return [...new Set([...unseen, ...ruling.heads.filter((id) => known.counts(id))])].sort();
}

function remotesSeen(
  before: readonly RememberedRemote[],
  { remote }: Sighting,
): readonly RememberedRemote[] {
  if (remote === undefined) return before;
  const others = before.filter(({ address }) => address !== remote.address);
  return [...others, remote].slice(-MOST_PLACES);
}

function clonesSeen(
  before: readonly RememberedClone[],
  clone: RememberedClone,
): readonly RememberedClone[] {
  const others = before.filter(({ folder }) => folder !== clone.folder);
  return [...others, clone].slice(-MOST_PLACES);
}
