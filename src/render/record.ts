import type { RecordView } from '../views/index.ts';
import { columns } from './columns.ts';
import { dim, id, name, quoted, strong, warn, type Line } from './text.ts';

/** Renders one record: what is known about it, then the signed text behind a margin. */
export function renderRecord(view: RecordView): Line[] {
  const facts = columns([
    [dim('id'), id(view.id)],
    [dim('by'), view.waiting ? warn(`asks to be ${view.author}, not enrolled`) : name(view.author)],
    [dim('at'), `${view.at} (the author's claim)`],
    [dim('path'), view.path],
    [dim('shared'), view.shared ? 'yes' : warn('not yet')],
  ]);
  return [[strong(view.kind)], ...facts, [], ...quoted(view.untrusted.payload)];
}
