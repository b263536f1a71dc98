import type { Act } from './act.ts';
import type { Authority } from './authority.ts';
import type { TrustCode } from './finding.ts';
import type { Node } from './graph.ts';
import type { KnownActs } from './known-acts.ts';
import type { Policy } from './policies.ts';
import type { Presence, Office } from './office.ts';

/** Why a record about keys or policies does not count, or what it changes. */
export type RecordRuling =
  | {
      readonly ok: true;
      readonly acts: readonly Act[];
      /** Bits of what was added besides acts. */
      readonly adds: KnownActs;
    }
  | { readonly ok: false; readonly code: TrustCode; readonly why: string };

/** What rules look at besides the record. */
export interface RuleContext {
  readonly authority: Authority;
  readonly known: KnownActs;
  /** The author, with what their signature shows. */
  readonly author: Office;
  readonly presence: Presence;
  /** The policy in force for the author. */
  readonly policy: Policy;
  readonly ledger: string;
  readonly byId: ReadonlyMap<string, Node>;
  /** The signing key has a budget of records. */
  readonly budgeted: boolean;
}

/** It counts, and changes nothing about who may what. */
export const nothing: RecordRuling = { ok: true, acts: [], adds: 0n };

/** It counts and changes who may what. */
export function changes(act: Act): RecordRuling {
  return { ok: true, acts: [act], adds: 0n };
}

/** It does not count. */
export function no(code: TrustCode, why: string): RecordRuling {
  return { ok: false, code, why };
}
