import type { RecordLine } from './record-line.ts';

/** One record, whole. */
export interface RecordView extends RecordLine {
  readonly path: string;
  /** Words of the author. */
  readonly untrusted: RecordLine['untrusted'] & {
    /** Every field as it was signed. What it says is its author's, not ours. */
    readonly record: Readonly<Record<string, unknown>>;
    /** The signed text. */
    readonly payload: string;
  };
}

/** Shapes the answer of `sos show`. */
export function recordView(
  line: RecordLine,
  whole: Pick<RecordView, 'path'> & Pick<RecordView['untrusted'], 'record' | 'payload'>,
): RecordView {
  const { path, record, payload } = whole;
  return { ...line, path, untrusted: { ...line.untrusted, record, payload } };
}
