import { showUnsafe } from '../base/index.ts';
import { plain, type Line, type Meaning, type Piece } from './text.ts';

/** Turns text of a meaning into what a terminal shows. */
export type Colours = Readonly<Record<Meaning, (text: string) => string>>;

/**
 * Turns lines into what is printed: the one place where text leaves a renderer. Whatever came from
 * a record is made visible here before colours are added, so that a message cannot move the
 * cursor, hide characters or pretend to be a line of ours, and no renderer can forget it.
 * Without colours the text is plain.
 */
export function paint(lines: readonly Line[], colours?: Colours): string {
  return lines.map((line) => `${paintLine(line, colours)}\n`).join('');
}

/** Makes one piece safe within a line: also tabs and line feeds, which would leave it. */
export function safeInLine(piece: Piece): string {
  return showUnsafe(plain(piece)).replaceAll('\n', '<U+000A>').replaceAll('\t', '    ');
}

function paintLine(line: Line, colours: Colours | undefined): string {
  return line
    .map((piece) => paintPiece(piece, colours))
    .join('')
    .trimEnd();
}

function paintPiece(piece: Piece, colours: Colours | undefined): string {
  const text = safeInLine(piece);
  if (colours === undefined || typeof piece === 'string') return text;
  return colours[piece.meaning](text);
}
