import type { BriefChangedView } from '../views/index.ts';
import { briefStanding, gatesPieces, moveLines } from './brief-pieces.ts';
import { dim, good, id, warn, type Line } from './text.ts';

/** Renders what became of a brief, its gates, and whose move it is now. */
export function renderBriefChanged(view: BriefChangedView): Line[] {
  const { brief, commit } = view;
  const done = view.already ? dim(`${view.act} before`) : good(view.act);
  const head: Line = [
    done,
    ' ',
    id(brief.id),
    ` ${brief.untrusted.title}`,
    dim(` v${brief.version}, `),
  ];
  const lines: Line[] = [[...head, briefStanding(brief)]];
  if (commit !== null) lines.push([dim('commit: '), id(commit)]);
  if (brief.gates.length > 0) lines.push([dim('gates: '), ...gatesPieces(brief.gates)]);
  const warnings = view.warnings.map(({ at, message, fix }): Line => [
    warn('lint: '),
    `${at} ${message}`,
    dim(` (${fix})`),
  ]);
  return [...lines, ...warnings, ...moveLines(view.moves)];
}
