import type { Standing } from '../app/index.ts';
import { findBrief, isEnded } from '../briefs/index.ts';
import {
  missingCertainty,
  standingsFor,
  type Affected,
  type GateState,
  type Move,
} from '../gates/index.ts';

/** Gates that somebody asks about, with the moves and affected closings of their briefs. */
export interface GatesAsked {
  readonly gates: readonly GateState[];
  readonly moves: readonly Move[];
  readonly affected: readonly Affected[];
  /** What is in doubt about these briefs. */
  readonly doubts: readonly { readonly brief: string; readonly what: string }[];
}

/** Picks the gates of one brief, or of all that go on; what was closed wrongly is never left out. */
export function gatesAsked(standing: Standing, typed: string | undefined): GatesAsked {
  const { briefs, gates } = standing;
  const every = [...briefs.all.values()];
  const shown =
    typed === undefined ? every.filter((brief) => !isEnded(brief)) : [findBrief(briefs, typed)];
  const ids = new Set(shown.map(({ id }) => id));
  return {
    gates: shown.flatMap((brief) => standingsFor(gates, brief)),
    doubts: shown.flatMap((brief) =>
      missingCertainty(standing.ruling, brief).map(({ what }) => ({ brief: brief.id, what })),
    ),
    moves: standing.moves().filter((move) => ids.has(move.brief)),
    affected: gates.affected.filter(({ brief }) => typed === undefined || ids.has(brief)),
  };
}
