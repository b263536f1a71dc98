import { LIMITS, type RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Kind, KnownRecord } from '../records/index.ts';
import { GrowingChains } from './growing-chains.ts';
import type { Judgement } from './judge.ts';
import { judgedAs } from './judged.ts';
import { makeTrusted } from './make-trusted.ts';
import { neededFor } from './needed-capability.ts';
import { historyOf } from './graph.ts';
import { waitedFor } from './holes.ts';
import { mayDo, type Principal, type RosterKey } from './roster.ts';
import type { Ruling } from './ruling.ts';
import { signatureHolds } from './signatures.ts';
import type { TrustedEntry } from './trusted-entry.ts';

/** Kinds that change who may do what, and so what other records mean. */
const ABOUT_KEYS: ReadonlySet<string> = new Set<Kind>([
  'genesis',
  'join',
  'enrol',
  'grant',
  'revoke',
  'rotate',
  'proposal',
  'approval',
  'adopt',
]);

/**
 * Judges records, each of which knew everything before it and changes nothing about keys, without
 * judging everything again: its author's office is the present one, and it comes last in every
 * order. Returns undefined where one is anything less simple or anything is wrong with it; `judge`
 * then says what all mean. Where it answers, it says what `judge` would say. What is known is gone
 * through once, however many are added.
 */
export function judgeNext(known: Judgement, added: readonly Entry[]): Judgement | undefined {
  const { ruling } = known;
  const signed = [...known.signed];
  const entries = [...ruling.entries];
  const chains = new GrowingChains(ruling);
  const waited = waitedFor(ruling, known.signed);
  let { heads } = ruling;
  for (const entry of added) {
    // Threat: a host that withholds a record for a while, so that what rests on it never counts here.
    if (waited.has(entry.id)) return undefined;
    const trusted = trustedNext(entry, { ruling, heads, chains, order: entries.length });
    if (trusted === undefined) return undefined;
    signed.push(entry);
    entries.push(trusted);
    heads = [entry.id];
  }
  const { records, unknownKinds } = ruling.counted;
  const counted = { records: records + added.length, unknownKinds };
  const history = historyOf(() => signed);
  return { signed, ruling: { ...ruling, entries, heads, chains: chains.heads, counted, history } };
}

/** What stood when a record was added, and the place that it takes. */
interface Before {
  /** What was known in the beginning; records that are judged here change none of it. */
  readonly ruling: Ruling;
  readonly heads: readonly RecordId[];
  readonly chains: GrowingChains;
  readonly order: number;
}

function trustedNext(
  entry: Entry,
  { ruling, heads, chains, order }: Before,
): TrustedEntry | undefined {
  const record = plainRecord(entry);
  if (record === undefined || !belongsHere(record, ruling)) return undefined;
  const author = knewEverything(record, heads) ? authorOf(record, ruling) : undefined;
  if (author === undefined || !chains.goOn(entry.id, record)) return undefined;
  if (!signatureHolds(entry)) return undefined;
  return makeTrusted(entry, judgedAs(record.kind, order, author));
}

function plainRecord({ record }: Entry): KnownRecord | undefined {
  return 'unknown' in record || ABOUT_KEYS.has(record.kind) ? undefined : record;
}

function belongsHere(record: KnownRecord, { ledger, policy }: Ruling): boolean {
  return record.ledger === ledger && record.policy === policy?.id;
}

/** Every record that counts is in its past, so what its author knew is what is known now. */
function knewEverything({ seen }: KnownRecord, heads: readonly RecordId[]): boolean {
  // As many as a record may name may be fewer than there are.
  if (heads.length >= LIMITS.seen || seen.length !== heads.length) return false;
  return heads.every((head) => seen.includes(head));
}

/** The principal of a key that still signs, who may append such a record now. */
function authorOf(record: KnownRecord, { roster }: Ruling): Principal | undefined {
  const author = roster.get(record.by);
  const key = author?.keys.find(({ fingerprint }) => fingerprint === record.key);
  if (author === undefined || key?.standing !== 'active' || isSpecial(key)) return undefined;
  if (author.permissions.some(({ touch, pin }) => touch === true || pin === true)) return undefined;
  const { all, brief } = neededFor(record);
  return all.every((capability) => mayDo(author, capability, brief)) ? author : undefined;
}

/** A key that may less than its owner: by a budget, or by what it did not know. */
function isSpecial({ budget, narrower }: RosterKey): boolean {
  return budget !== undefined || narrower === true;
}
