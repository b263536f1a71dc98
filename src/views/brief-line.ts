import type { BriefStanding, BriefState } from '../briefs/index.ts';
import type { GateStanding, GateState, Move } from '../gates/index.ts';

/** Whose turn it is, and the command that takes it. */
export interface MoveView {
  readonly brief: string;
  /** Null where the move is about the brief itself. */
  readonly gate: string | null;
  /** Empty where nobody can make it. */
  readonly who: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** A brief in one line. */
export interface BriefLine {
  readonly id: string;
  readonly standing: BriefStanding;
  readonly version: number;
  readonly author: string;
  /** Who holds it now; null where nobody does. */
  readonly holder: string | null;
  readonly assignees: readonly string[];
  readonly gates: readonly { readonly name: string; readonly standing: GateStanding }[];
  /** Words of the author. */
  readonly untrusted: { readonly title: string };
}

/** Shapes a brief for a list. */
export function briefLine(brief: BriefState, gates: readonly GateState[]): BriefLine {
  const { id, title, standing, version, people } = brief;
  return {
    id,
    standing,
    version,
    author: people.author,
    holder: brief.claim?.author ?? null,
    assignees: people.assignees,
    gates: gates.map((gate) => ({ name: gate.name, standing: gate.standing })),
    untrusted: { title },
  };
}

/** Shapes a move. */
export function moveView({ brief, gate, who, what, why, next }: Move): MoveView {
  return { brief, gate: gate ?? null, who, what, why, next };
}
