const LINE_FEED = 0x0a;

/** A place in a text, both from 1; columns are bytes. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place before any text. */
export const BEGINNING: Position = { line: 1, column: 1 };

/** Where a byte stands, given where the first one of these does. */
export function positionAt(
  bytes: Uint8Array,
  index: number,
  first: Position = BEGINNING,
): Position {
  let line = first.line;
  let start = -1;
  for (
    let at = bytes.indexOf(LINE_FEED);
    at >= 0 && at < index;
    at = bytes.indexOf(LINE_FEED, at + 1)
  ) {
    line += 1;
    start = at;
  }
  return start < 0 ? { line, column: first.column + index } : { line, column: index - start };
}
