const INSTANT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/;

/** Writes milliseconds since 1970 as `2026-11-23T01:00:00.000Z`, the only form that sos stores. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Tells whether text is an instant of that form that exists in the calendar. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  // Every month has the first 28 days.
  if (text.slice(8, 10) <= '28') return true;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
