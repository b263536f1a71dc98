import type { PolicyView } from '../views/index.ts';
import { columns } from './columns.ts';
import { dim, id, name, strong, type Line } from './text.ts';

/** Renders the policy in force. */
export function renderPolicy({ id: record, version, threshold, roles }: PolicyView): Line[] {
  return [
    [strong(`policy ${version}`), dim('  held by '), id(record.slice(0, 12))],
    [dim(`a change needs ${threshold} founder${threshold === 1 ? '' : 's'}`)],
    ...columns(
      roles.map((role) => [name(role.name), role.capabilities.join(' ')]),
      '  ',
    ),
  ];
}
