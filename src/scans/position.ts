const LINE_FEED = 0x0a;

/** A place in a text, both from 1; columns are bytes. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place before any text. */
export const BEGINNING: Position = { line: 1, column: 1 };

/** Gives the places of bytes that are asked for in ascending order, in one walk over a text. */
export function positionsIn(
  bytes: Uint8Array,
  first: Position = BEGINNING,
): (index: number) => Position {
  let { line } = first;
  let lineStart = 1 - first.column;
  let next = bytes.indexOf(LINE_FEED);
  return (index) => {
    while (next >= 0 && next < index) {
      line += 1;
      lineStart = next + 1;
      next = bytes.indexOf(LINE_FEED, lineStart);
    }
    return { line, column: index - lineStart + 1 };
  };
}
