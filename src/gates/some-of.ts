/** Threat: an answer made so long, by thousands of records, that nobody reads it. */
const MOST_NAMED = 3;

/** Lists the first few of many, and how many more there are. */
export function someOf(named: readonly string[]): string {
  const more = named.length - MOST_NAMED;
  const some = named.slice(0, MOST_NAMED);
  return (more <= 0 ? some : [...some, `${more} more`]).join(', ');
}
