/** What a piece of text means to a reader. What it looks like is decided in `colours.ts` alone. */
export type Meaning = 'strong' | 'dim' | 'good' | 'bad' | 'warn' | 'id' | 'name' | 'command';

/** Text with a meaning. */
export interface Span {
  readonly meaning: Meaning;
  readonly text: string;
}

/** Text as a renderer writes it: raw, from wherever it came. `paint` makes it safe. */
export type Piece = string | Span;

/** One line. A line feed inside a piece is shown, never obeyed: records cannot add lines. */
export type Line = readonly Piece[];

/** Marks what a reader should see first. */
export const strong = (text: string): Span => ({ meaning: 'strong', text });
/** Marks what a reader may skip. */
export const dim = (text: string): Span => ({ meaning: 'dim', text });
/** Marks what is as it should be: passed, done, shared. */
export const good = (text: string): Span => ({ meaning: 'good', text });
/** Marks what is not: blocked, failed, untrusted. */
export const bad = (text: string): Span => ({ meaning: 'bad', text });
/** Marks what needs a look: not shared yet, waiting. */
export const warn = (text: string): Span => ({ meaning: 'warn', text });
/** Marks the id of a record or a commit. */
export const id = (text: string): Span => ({ meaning: 'id', text });
/** Marks the name of a principal, brief, gate or suite. */
export const name = (text: string): Span => ({ meaning: 'name', text });
/** Marks what can be typed. */
export const command = (text: string): Span => ({ meaning: 'command', text });

/** Returns the text of a piece without its meaning. */
export function plain(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.text;
}

/** Makes lines of a longer text of somebody else's, each behind a margin that shows it is theirs. */
export function quoted(text: string, margin = '  | '): Line[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => [dim(margin), line]);
}
