import { shellQuoted, shellWord } from '../base/index.ts';

/** What a command line came to: its words, or why it is not plain words. */
export type SplitWords =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Unquoted, a shell would do something with these, and sos would not. */
const META = /[|&;<>()$`*?[\]{}!\n]/;

/** One piece of a word: single quotes, double quotes, an escaped character, or plain text. */
const PIECE = /'([^']*)'|"((?:[^"\\$`]|\\[^])*)"|\\([^\n])|([^\s'"\\]+)|([ \t]+)/y;

/**
 * Writes a program and its arguments as one line that a POSIX shell, and `splitWords`, read back as
 * the same words. For showing and pasting; sos itself never gives it to a shell.
 */
export function joinWords(argv: readonly string[]): string {
  return argv
    .map((word, index) => (index === 0 && word.includes('=') ? shellQuoted(word) : shellWord(word)))
    .join(' ');
}

/** Tells whether two commands are the same, word by word. */
export function sameWords(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): boolean {
  if (a === undefined || b === undefined) return false;
  return a.length === b.length && a.every((word, index) => word === b[index]);
}

/**
 * Splits a typed command line into words as a POSIX shell would, as far as quotes go. What only a
 * shell can do (pipes, variables, patterns, assignments) is refused rather than taken literally,
 * because the command would then mean something else than its author meant.
 */
export function splitWords(line: string): SplitWords {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length;) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(line);
    if (piece === null) return { ok: false, problem: unreadable(line, at) };
    const problem = word === undefined ? shellStart(piece, words.length) : shellInside(piece);
    if (problem !== undefined) return { ok: false, problem };
    if (piece[5] === undefined) word = (word ?? '') + textOfPiece(piece);
    else if (word !== undefined) word = void words.push(word);
    at = PIECE.lastIndex;
  }
  if (word !== undefined) words.push(word);
  return words.length > 0 ? { ok: true, words } : { ok: false, problem: 'has no words' };
}

function textOfPiece([, single, double, escaped, plain]: RegExpExecArray): string {
  return single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '';
}

/** What is special only where a word begins: a home folder, a comment, an assignment. */
function shellStart(piece: RegExpExecArray, before: number): string | undefined {
  const plain = piece[4] ?? '';
  if (/^[~#]/.test(plain)) return `holds an unquoted ${plain.slice(0, 1)}`;
  if (before === 0 && /^[A-Za-z_]\w*=/.test(plain)) return 'begins with an assignment';
  return shellInside(piece);
}

function shellInside(piece: RegExpExecArray): string | undefined {
  const meta = META.exec(piece[4] ?? '')?.[0];
  return meta === undefined ? undefined : `holds an unquoted ${meta}`;
}

function unreadable(line: string, at: number): string {
  if (line[at] === "'" || line[at] === '"') return `has a quote ${line[at]} that does not close`;
  return 'holds what only a shell could read';
}
