import { numberText } from '../base/index.ts';
import type { LogView } from '../views/index.ts';
import { recordLines } from './record-lines.ts';
import { dim, type Line } from './text.ts';

/** Renders records and says how many are not listed. */
export function renderLog({ records, total }: LogView): Line[] {
  if (records.length === 0) return [[dim('nothing')]];
  const rest = total - records.length;
  const more: Line[] = rest > 0 ? [[dim(`${numberText(rest)} more: --all lists them`)]] : [];
  return [...recordLines(records), ...more];
}
