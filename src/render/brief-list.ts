import type { BriefLine, BriefListView } from '../views/index.ts';
import { briefStanding, gateStanding } from './brief-pieces.ts';
import { columns, type Cells } from './columns.ts';
import { dim, id, name, plain, type Line } from './text.ts';
import { countText } from './wording.ts';

/** Renders briefs, one a line, each with whose move it is. */
export function renderBriefList(view: BriefListView): Line[] {
  const lines = columns(view.briefs.map((brief) => cellsOf(brief, view)));
  const hidden =
    view.ended === 0 ? [] : [[dim(`${countText(view.ended, 'ended brief')} not listed (--all)`)]];
  return lines.length === 0 ? [[dim('no briefs')], ...hidden] : [...lines, ...hidden];
}

function cellsOf(brief: BriefLine, { moves }: BriefListView): Cells {
  const who = moves.filter((move) => move.brief === brief.id).flatMap((move) => move.who);
  const gates = brief.gates.map((gate) => `${gate.name} ${plain(gateStanding(gate.standing))}`);
  return [
    id(brief.id),
    briefStanding(brief),
    brief.untrusted.title,
    dim(gates.join(', ')),
    who.length === 0 ? '' : name(`→ ${[...new Set(who)].join(', ')}`),
  ];
}
