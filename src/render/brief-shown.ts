import type { BriefShownView } from '../views/index.ts';
import { briefStanding, gateStanding, moveLines } from './brief-pieces.ts';
import { columns } from './columns.ts';
import { criteriaLines } from './criteria.ts';
import { dim, id, name, quoted, strong, warn, type Line, type Piece } from './text.ts';

/** Renders everything about a brief: what is asked, what was shown, who it waits for. */
export function renderBriefShown(view: BriefShownView): Line[] {
  const standing = { ...view, gates: [] };
  const { terms } = view.untrusted;
  return [
    [id(view.id), ' ', strong(terms.title)],
    ...columns([[dim('standing'), briefStanding(standing)], ...facts(view)]),
    ...section('Mandate', quoted(terms.mandate)),
    ...section('Criteria', criteriaLines(view.criteria)),
    ...section('Gates', gateLines(view)),
    ...section('Versions', view.versions.length > 1 ? versionLines(view) : []),
    ...section('Missing before it can be closed', missingLines(view)),
    ...section('Whose move', moveLines(view.moves)),
  ];
}

function facts({ author, holder, assignees, people, ...view }: BriefShownView): Piece[][] {
  const { submission, ending } = view;
  const { boundaries } = view.untrusted.terms;
  const lines: (Piece[] | undefined)[] = [
    view.shown === view.version
      ? undefined
      : [dim('shown'), warn(`version ${view.shown}; version ${view.version} is in force`)],
    [dim('opened by'), name(author)],
    holder === null ? undefined : [dim('held by'), name(holder)],
    assignees.length === 0 ? undefined : [dim('assigned to'), name(assignees.join(', '))],
    people.workers.length === 0
      ? undefined
      : [dim('worked on by'), `${people.workers.join(', ')} (cannot pass its gates)`],
    boundaries.length === 0 ? undefined : [dim('boundaries'), boundaries.join(', ')],
    submission === null ? undefined : [dim('submitted'), ...submittedPieces(submission)],
    ending === null ? undefined : [dim('ended by'), `${ending.author} at ${ending.at}`],
  ];
  return lines.filter((line) => line !== undefined);
}

function submittedPieces(submission: NonNullable<BriefShownView['submission']>): Piece[] {
  const { commit, author, subjectMissing } = submission;
  return [id(commit), subjectMissing ? warn(`by ${author} (subject missing)`) : ` by ${author}`];
}

function gateLines({ gates }: BriefShownView): Line[] {
  return columns(
    gates.map((gate) => [
      name(gate.name),
      gateStanding(gate.standing),
      dim(`held by ${gate.holder}${gate.holders.length === 0 ? ' (nobody can answer)' : ''}`),
      dim(gate.trigger === null ? 'no trigger' : `asked by ${gate.trigger}`),
    ]),
  );
}

function versionLines({ versions }: BriefShownView): Line[] {
  return columns(
    versions.map(({ version, author, at, changed, untrusted: { reason } }) => [
      `v${version}`,
      name(author),
      dim(at),
      changed.join(', '),
      reason ?? '',
    ]),
  );
}

function missingLines({ missing }: BriefShownView): Line[] {
  return missing.map(({ what }) => ['- ', what]);
}

function section(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [[], [strong(title)], ...lines];
}
