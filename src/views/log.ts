import type { RecordLine } from './record-line.ts';

/** Records, newest first. */
export interface LogView {
  readonly records: readonly RecordLine[];
  /** How many there are in all that fit what was asked. */
  readonly total: number;
}

/** Shapes the answer of `sos log` and `sos search`. */
export function logView(records: readonly RecordLine[], total: number): LogView {
  return { records, total };
}
