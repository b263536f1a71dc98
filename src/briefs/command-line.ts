const PLAIN_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * Writes a program and its arguments as one line that a POSIX shell, and `splitWords`, read back as
 * the same words. For showing and pasting; sos itself never gives it to a shell.
 */
export function joinWords(argv: readonly string[]): string {
  return argv.map(quoted).join(' ');
}

function quoted(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
