import type { AppendedView } from '../views/index.ts';
import { columns } from './columns.ts';
import { dim, good, id, warn, type Line } from './text.ts';

/** Renders what was appended, or that a retry found it there already. */
export function renderAppended({ records, already, summary, keyFile, now }: AppendedView): Line[] {
  const head = already ? warn('already there; nothing was added') : good(summary);
  const key: Line[] =
    keyFile === undefined ? [] : [[dim('  key file  '), `${keyFile} (new, readable by you alone)`]];
  return [
    [head],
    ...(already && now !== undefined ? [[now]] : []),
    ...key,
    ...columns(
      records.map((record) => [id(record.id), dim(record.kind)]),
      '  ',
    ),
  ];
}
