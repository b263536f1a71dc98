import type { RecordLine } from '../views/index.ts';
import { columns } from './columns.ts';
import { dim, id, name, warn, type Line } from './text.ts';

const SHORT = 12;

/** Renders records, one a line: id, claimed time, author, and a preview of what it is. */
export function recordLines(records: readonly RecordLine[]): Line[] {
  return columns(
    records.map((record) => [
      id(record.id.slice(0, SHORT)),
      dim(record.at.slice(0, 16).replace('T', ' ')),
      name(record.author),
      record.untrusted.preview,
      record.shared ? '' : warn('not shared yet'),
    ]),
  );
}
