/** Writes one word for sh, whatever stands in it. Source: POSIX, Shell Command Language, 2.2.2. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
