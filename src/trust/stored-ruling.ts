import type { Finding } from './finding.ts';
import { historyOf } from './graph.ts';
import type { Judgement } from './judge.ts';
import { keptText } from './kept-entry.ts';
import { isCounting, keptEntries, keptColumns, type KeptEntries } from './kept-columns.ts';
import { trustAgain } from './make-trusted.ts';
import type { JoinRequest, Principal } from './roster.ts';
import type { Ruling } from './ruling.ts';

/** A judgement as plain values, for keeping beside the tip it belongs to. */
export interface StoredJudgement {
  /** Signed entries, causes first, in as many parts as they were kept in. */
  readonly parts: readonly KeptEntries[];
  readonly findings: readonly Finding[];
  readonly roster: readonly Principal[];
  readonly requests: readonly JoinRequest[];
  readonly rest: Pick<
    Ruling,
    'ledger' | 'holes' | 'policy' | 'proposals' | 'heads' | 'chains' | 'counted'
  >;
}

/** A judgement that is about to be kept: one part, and the JSON of each entry without its proof. */
export type JudgementToStore = Omit<StoredJudgement, 'parts'> &
  KeptEntries & { readonly texts: readonly string[] };

/** Makes a judgement storable; of its entries those from a place on. */
export function storeJudgement({ ruling, signed }: Judgement, from = 0): JudgementToStore {
  const { ledger, holes, policy, proposals, heads, chains, counted } = ruling;
  const entries = signed.slice(from);
  const kept = new Set(entries.map(({ id }) => id));
  const counting = ruling.entries.filter(({ id }) => kept.has(id));
  const trusted = new Map(counting.map((entry) => [entry.id, entry]));
  return {
    columns: keptColumns(entries, trusted),
    texts: entries.map(keptText),
    findings: ruling.findings,
    roster: [...ruling.roster.values()],
    requests: ruling.requests,
    rest: { ledger, holes, policy, proposals, heads, chains, counted },
  };
}

/** Gives back the judgement that was stored. Its origin must be as safe as the program's own files. */
export function restoreJudgement(stored: StoredJudgement): Judgement {
  const { parts, rest, findings, roster, requests } = stored;
  const signed = parts.flatMap(keptEntries);
  const ruling: Ruling = {
    ...rest,
    entries: signed.filter(isCounting).map(trustAgain).sort(byOrder),
    findings,
    roster: new Map(roster.map((principal) => [principal.name, principal])),
    requests,
    history: historyOf(() => signed),
  };
  return { ruling, signed };
}

function byOrder(a: { readonly order: number }, b: { readonly order: number }): number {
  return a.order - b.order;
}
