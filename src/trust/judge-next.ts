import { LIMITS } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Kind, KnownRecord } from '../records/index.ts';
import type { Judgement } from './judge.ts';
import { judgedAs } from './judged.ts';
import { makeTrusted } from './make-trusted.ts';
import { neededFor } from './needed-capability.ts';
import { historyOf } from './graph.ts';
import { mayDo, type Principal, type RosterKey } from './roster.ts';
import type { ChainHead, Ruling } from './ruling.ts';
import { signatureHolds } from './signatures.ts';

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
 * Judges one record that knew everything there is and changes nothing about keys, without judging
 * everything again: its author's standing is the present one, and it comes last in every order.
 * Returns undefined where it is anything less simple or anything is wrong with it; `judge` then
 * says what it means. Where it answers, it says what `judge` would say.
 */
export function judgeNext(known: Judgement, entry: Entry): Judgement | undefined {
  const { ruling, signed } = known;
  const record = plainRecord(entry);
  if (record === undefined || !belongsHere(record, ruling) || !knewEverything(record, ruling)) {
    return undefined;
  }
  const author = authorOf(record, ruling);
  const chains = chainsWith(entry, record, ruling);
  if (author === undefined || chains === undefined || !signatureHolds(entry)) return undefined;
  const order = ruling.entries.length;
  const trusted = makeTrusted(entry, judgedAs(record.kind, order, author));
  const all = [...signed, entry];
  return {
    signed: all,
    ruling: {
      ...ruling,
      entries: [...ruling.entries, trusted],
      heads: [entry.id],
      chains,
      counted: { ...ruling.counted, records: ruling.counted.records + 1 },
      history: historyOf(() => all),
    },
  };
}

function plainRecord({ record }: Entry): KnownRecord | undefined {
  return 'unknown' in record || ABOUT_KEYS.has(record.kind) ? undefined : record;
}

function belongsHere(record: KnownRecord, { ledger, policy }: Ruling): boolean {
  return record.ledger === ledger && record.policy === policy?.id;
}

/** Every record that counts is in its past, so what its author knew is what is known now. */
function knewEverything({ seen }: KnownRecord, { heads }: Ruling): boolean {
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

/** The chain's heads after it, if it is the next of a chain whose last record counts. */
function chainsWith(
  { id }: Entry,
  { key, chain, seq, prev }: KnownRecord,
  { chains, entries }: Ruling,
): readonly ChainHead[] | undefined {
  const last = chains.find((head) => head.key === key && head.chain === chain);
  if (last === undefined) return seq === 0 ? [...chains, { key, chain, seq, id }] : undefined;
  const counts = entries.findLast((entry) => entry.id === last.id) !== undefined;
  if (!counts || last.id !== prev || seq !== last.seq + 1) return undefined;
  return chains.map((head) => (head === last ? { key, chain, seq, id } : head));
}
