import type { PolicyView, ProposalView } from '../views/index.ts';
import { columns } from './columns.ts';
import { bad, dim, good, id, name, strong, warn, type Line } from './text.ts';

/** Renders the policy in force, or one that was proposed. */
export function renderPolicy(view: PolicyView): Line[] {
  const { proposal, waiting } = view;
  return [
    [strong(`policy ${view.version}`), dim('  held by '), id(view.id.slice(0, 12))],
    ...(proposal === null ? [] : proposalLines(proposal)),
    [dim(`a change needs ${founders(view.threshold)} of ${view.founders.length}`)],
    ...columns(
      view.founders.map(({ name: who, keys }) => [name(who), keys.join(' ')]),
      '  ',
    ),
    [dim('roles')],
    ...columns(
      view.roles.map((role) => [name(role.name), role.capabilities.join(' ') + demands(role)]),
      '  ',
    ),
    ...(view.release === null
      ? []
      : [[dim('releases are of '), `${view.release.name} <${view.release.email}>`]]),
    ...view.protected.map(({ ref, gate }): Line => [
      dim('protected '),
      ref,
      dim(gate === null ? '' : `  until gate ${gate} passes`),
    ]),
    ...waiting.flatMap((each) => [[''], ...waitingLines(each)]),
  ];
}

function founders(count: number): string {
  return `${count} founder${count === 1 ? '' : 's'}`;
}

function demands({ touch, pin }: PolicyView['roles'][number]): string {
  return (touch ? ' (touch)' : '') + (pin ? ' (pin)' : '');
}

function waitingLines(proposal: ProposalView): Line[] {
  const { version, id: record } = proposal;
  return [
    [strong(`policy ${version} is proposed`), dim('  by '), id(record.slice(0, 12))],
    ...proposalLines(proposal),
  ];
}

function proposalLines({ state, old, fresh, changes }: ProposalView): Line[] {
  const marks = { open: warn, 'in force': good, former: dim, rival: bad, 'passed over': dim };
  const words =
    state === 'rival'
      ? 'rival: another one has the votes too, and neither counts until a pin chooses'
      : state;
  return [
    ['  ', marks[state](words)],
    ...changes.map((change): Line => ['  ', change]),
    ['  ', dim('founders now: '), agreement(old)],
    ['  ', dim('founders then: '), agreement(fresh)],
  ];
}

function agreement({ needed, approving, others }: ProposalView['old']): string {
  const said = `${approving.length} of ${needed} needed`;
  const who = approving.length === 0 ? '' : `, by ${approving.join(', ')}`;
  const missing = approving.length >= needed ? '' : `; could: ${others.join(', ')}`;
  return said + who + missing;
}
