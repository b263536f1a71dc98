import { lazily } from '../base/index.ts';
import { safeInLine } from './paint.ts';
import type { Line, Piece } from './text.ts';

const GAP = 2;

/** Ranges that terminals show two columns wide (Unicode UAX #11, classes W and F, and emoji). */
const wide = lazily(
  () =>
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu,
);
const noWidth = lazily(() => /\p{Mn}|\u200d|\ufe0f/gu);
/** What takes a column each, as nearly all does. */
const PLAIN = /^[\u0020-\u007e]*$/;

/** A line of cells, one for each column. */
export type Cells = readonly Piece[];

/** Lines up cells in columns as wide as their widest cell; nothing is ever cut. */
export function columns(lines: readonly Cells[], indent = ''): Line[] {
  const widths = widest(lines);
  return lines.map((cells) => [
    indent,
    ...cells.flatMap((cell, index) => [
      cell,
      ' '.repeat((widths[index] ?? 0) - widthOf(cell) + GAP),
    ]),
  ]);
}

/** Counts the columns that a piece takes on a terminal. */
export function widthOf(piece: Piece): number {
  const safe = safeInLine(piece);
  if (PLAIN.test(safe)) return safe.length;
  const text = safe.replace(noWidth(), '');
  return Array.from(text).length + (text.match(wide())?.length ?? 0);
}

function widest(lines: readonly Cells[]): number[] {
  const widths: number[] = [];
  for (const cells of lines) {
    for (const [index, cell] of cells.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    }
  }
  return widths;
}
