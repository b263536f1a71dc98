import { isEnded, type Briefs } from '../briefs/index.ts';
import { standingsFor, type Gates, type Move } from '../gates/index.ts';
import { briefLine, moveView, type BriefLine, type MoveView } from './brief-line.ts';

/** The briefs there are. */
export interface BriefListView {
  readonly briefs: readonly BriefLine[];
  /** Whose move each of them is. */
  readonly moves: readonly MoveView[];
  /** Ended briefs that are not listed. */
  readonly ended: number;
}

/** Shapes a list of briefs: those going on, or all of them. */
export function briefListView(
  from: { readonly briefs: Briefs; readonly gates: Gates; readonly moves: readonly Move[] },
  all: boolean,
): BriefListView {
  const every = [...from.briefs.all.values()];
  const shown = every.filter((brief) => all || !isEnded(brief));
  return {
    briefs: shown.map((brief) => briefLine(brief, standingsFor(from.gates, brief))),
    moves: from.moves.map(moveView),
    ended: every.length - shown.length,
  };
}
