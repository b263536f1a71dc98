import type { Entry } from '../ledger/index.ts';
import type { Finding } from './finding.ts';
import { historyOf } from './graph.ts';
import type { Judgement } from './judge.ts';
import { makeTrusted, type Judged } from './make-trusted.ts';
import type { JoinRequest, Principal } from './roster.ts';
import type { Ruling } from './ruling.ts';

/** A judgement as plain values, for keeping beside the tip it belongs to. */
export interface StoredJudgement {
  /** Signed entries without their proofs, causes first. */
  readonly entries: readonly Entry[];
  /** Which of them count, by place, and what judgement added. */
  readonly counting: readonly (readonly [place: number, judged: Judged])[];
  readonly findings: readonly Finding[];
  readonly roster: readonly Principal[];
  readonly requests: readonly JoinRequest[];
  readonly rest: Pick<Ruling, 'ledger' | 'policy' | 'heads' | 'chains' | 'counted'>;
}

/** Makes a judgement storable. */
export function storeJudgement({ ruling, signed }: Judgement): StoredJudgement {
  const places = new Map(signed.map((entry, place) => [entry.id, place]));
  const { ledger, policy, heads, chains, counted } = ruling;
  return {
    entries: signed.map(({ path, oid, fileDigest, id, record }) => ({
      path,
      oid,
      fileDigest,
      id,
      record,
    })),
    counting: ruling.entries.flatMap(({ id, order, author, person }) => {
      const place = places.get(id);
      return place === undefined ? [] : [[place, { order, author, person }] as const];
    }),
    findings: ruling.findings,
    roster: [...ruling.roster.values()],
    requests: ruling.requests,
    rest: { ledger, policy, heads, chains, counted },
  };
}

/** Gives back the judgement that was stored. Its origin must be as safe as the program's own files. */
export function restoreJudgement(stored: StoredJudgement): Judgement {
  const entries = stored.counting.flatMap(([place, judged]) => {
    const entry = stored.entries[place];
    return entry === undefined ? [] : [makeTrusted(entry, judged)];
  });
  const ruling: Ruling = {
    ...stored.rest,
    entries,
    findings: stored.findings,
    roster: new Map(stored.roster.map((principal) => [principal.name, principal])),
    requests: stored.requests,
    history: historyOf(() => stored.entries),
  };
  return { ruling, signed: stored.entries };
}
