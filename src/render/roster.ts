import type { PrincipalView, RequestView, RosterView } from '../views/index.ts';
import { budgetText } from './budget-text.ts';
import { columns } from './columns.ts';
import { limitsText } from './limits-text.ts';
import { bad, dim, good, name, strong, warn, type Line, type Piece } from './text.ts';

/** Renders who is in the ledger and who asks to be. */
export function renderRoster({ principals, requests }: RosterView): Line[] {
  const asking: Line[] = requests.length === 0 ? [] : [[], [strong('asking to be enrolled')]];
  return [
    [strong('principals')],
    ...columns(principals.map(principalCells), '  '),
    ...principals.flatMap((each) => (principals.length === 1 ? details(each) : [])),
    ...asking,
    ...columns(requests.map(requestCells), '  '),
  ];
}

function principalCells(principal: PrincipalView): Piece[] {
  const keys = principal.keys.filter(({ standing }) => standing === 'active').length;
  return [
    name(principal.name),
    principal.person ? 'person' : 'agent',
    principal.roles.join(', ') || dim('no role'),
    principal.active ? good(`${keys} active ${keys === 1 ? 'key' : 'keys'}`) : bad('no active key'),
  ];
}

function details({ active, keys, capabilities }: PrincipalView): Line[] {
  const none: Piece[][] = active ? [] : [[dim('may'), bad('nothing any more')]];
  const may = capabilities.map((each): Piece[] => [
    dim('may'),
    each.capability,
    dim(limitsText(each)),
  ]);
  const have = keys.map(({ fingerprint, standing, budget }): Piece[] => [
    dim('key'),
    fingerprint,
    standing === 'active' ? good(standing) : bad(standing),
    budget === null ? '' : budgetText(budget),
  ]);
  return [[], ...columns([...have, ...may, ...none], '  ')];
}

function requestCells(request: RequestView): Piece[] {
  const { name: asked, fingerprint, further, roles, untrusted } = request;
  const wanted = roles.join(', ') || dim('no role named');
  return [warn(asked), fingerprint, further ? bad('a further key') : wanted, untrusted.note ?? ''];
}
