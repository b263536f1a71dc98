import type { GateStanding, GateState } from '../gates/index.ts';
import { gateFindingView, verdictView, type GateFindingView, type VerdictView } from './verdict.ts';

/** A gate and where it stands. */
export interface GateLine {
  readonly brief: string;
  readonly name: string;
  readonly standing: GateStanding;
  /** A principal, or `role:NAME`. */
  readonly holder: string;
  /** Who can answer now; empty where nobody can. */
  readonly holders: readonly string[];
  /** What asks it; null where nothing does. */
  readonly trigger: 'submission' | 'request' | null;
  /** Criteria that it needs; empty means all of them. */
  readonly needs: readonly string[];
  /** Counts only a person's own key. */
  readonly person: boolean;
  /** The commit and version of the terms in question; null before there is work. */
  readonly subject: {
    readonly commit: string;
    readonly tree: string;
    readonly terms: string;
  } | null;
  readonly askedBy: { readonly id: string; readonly author: string } | null;
  /** The verdicts that make the standing. */
  readonly inForce: readonly VerdictView[];
  /** What changed since the last verdict. */
  readonly moved: readonly ('terms' | 'commit')[];
  /** What stood in the way at the last verdict, until a pass. */
  readonly openFindings: readonly GateFindingView[];
}

/** Shapes one gate of a brief. */
export function gateLine(gate: GateState): GateLine {
  const { brief, name, standing, holders, terms, subject, askedBy, moved } = gate;
  return {
    brief,
    name,
    standing,
    holder: terms.holder,
    holders,
    trigger: terms.trigger ?? null,
    needs: terms.needs,
    person: terms.person === true,
    subject: subject ?? null,
    askedBy: askedBy === undefined ? null : { id: askedBy.id, author: askedBy.author },
    inForce: gate.inForce.map(verdictView),
    moved,
    openFindings: gate.openFindings.map(gateFindingView),
  };
}
