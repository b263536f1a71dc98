/** Quotes one word for sh, whatever stands in it. Source: POSIX, Shell Command Language, 2.2.2. */
export function shellQuoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Writes one word for sh, quoted where it needs that, as the path of a file or an option. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : shellQuoted(word);
}
