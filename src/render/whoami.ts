import type { WhoamiView } from '../views/index.ts';
import { budgetText } from './budget-text.ts';
import { columns } from './columns.ts';
import { limitsText } from './limits-text.ts';
import { bad, dim, good, name, warn, type Line, type Piece } from './text.ts';

const STANDINGS: Readonly<Record<WhoamiView['standing'], Piece>> = {
  enrolled: good('enrolled'),
  asking: warn('asks to be enrolled'),
  ended: bad('ended: what this key signs does not count any more'),
  none: warn('no key in this workspace'),
};

/** Renders who signs here: name, key, standing, roles and what they may do. */
export function renderWhoami(view: WhoamiView): Line[] {
  const facts: Piece[][] = [
    [dim('name'), view.name === null ? dim('nobody') : name(view.name)],
    [dim('standing'), STANDINGS[view.standing]],
  ];
  if (view.key !== null)
    facts.push([dim('key'), view.key.fingerprint], [dim('from'), view.key.source]);
  if (view.budget !== null) facts.push([dim('budget'), budgetText(view.budget)]);
  if (view.person) facts.push([dim('person'), 'yes']);
  if (view.roles.length > 0) facts.push([dim('roles'), view.roles.join(', ')]);
  return [...columns(facts), ...capabilityLines(view)];
}

function capabilityLines(view: WhoamiView): Line[] {
  return view.capabilities.map((each, index) => [
    dim((index === 0 ? 'may' : '').padEnd(10)),
    each.capability,
    dim(` ${limitsText(each)}`.trimEnd()),
  ]);
}
