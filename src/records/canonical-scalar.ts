/** How a text is written. Decided by the text alone, so that every text has one form. */
export type ScalarForm = 'plain' | 'quoted' | 'literal';

/** What some YAML reader takes for a boolean, null or number although it begins with a letter. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity)$/i;

/** The reader `yaml` takes the digits before an exponent as optional: `e5`. */
const EXPONENT = /^e[-+]?[\d_]+$/i;

/**
 * Words that begin with a letter, single spaces between them. No reader of YAML 1.1 or 1.2 knows
 * a number, date or indicator that begins with a letter, but for the reserved words.
 */
const WORDS = /^[A-Za-z][\w./+=@,: -]*$/;

/**
 * A colon or a space behind which words may not go on. A pattern of its own: as alternatives in the
 * one above, each character would take room on the stack, and a text of 8 MiB all of it.
 */
const NO_WORDS = /:(?: |$)| (?![A-Za-z0-9])/;

/**
 * A digest that begins with a digit: it needs an a, c, d or f, because a number can be made of
 * digits with `e` (1e5) or after `0b`, and digests are too many to be quoted at every tenth sight.
 */
const DIGEST = /^(?=[0-9be]*[acdf])[0-9][0-9a-f]+$/;

const BLANKS = ' \t\n';

const KEY = /^[a-z][A-Za-z0-9]{0,63}$/;

/** Decides the form of a text. */
export function formOf(text: string): ScalarForm {
  if (text.includes('\n')) return endsInBlanks(text) ? 'quoted' : 'literal';
  return isPlain(text) ? 'plain' : 'quoted';
}

/**
 * Tells whether a text ends in a line of nothing but spaces and tabs, or has no other characters
 * at all. Readers differ on whether a literal block keeps such a line, and nobody sees it.
 */
function endsInBlanks(text: string): boolean {
  let end = text.length;
  while (end > 0 && BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return end === 0 || /\n[ \t]/.test(text.slice(end));
}

function isPlain(text: string): boolean {
  return WORDS.test(text) && !NO_WORDS.test(text) ? !isReserved(text) : DIGEST.test(text);
}

function isReserved(text: string): boolean {
  return (text.length < 9 && RESERVED.test(text)) || EXPONENT.test(text);
}

/** Tells whether text can be a key: a short word in camel case that reads as text everywhere. */
export function isKey(text: string): boolean {
  return KEY.test(text) && !isReserved(text);
}

/**
 * Writes the header of a literal block: the indentation where the text begins with white space,
 * from which no reader could tell it, then how the text ends: `-` without a newline, `+` with
 * several, nothing with one.
 */
export function literalHeader(text: string): string {
  const indentation = /^[ \t\n]/.test(text) ? '2' : '';
  if (!text.endsWith('\n')) return `|${indentation}-`;
  return text.endsWith('\n\n') ? `|${indentation}+` : `|${indentation}`;
}
