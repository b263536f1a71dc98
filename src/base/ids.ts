/** A record's name: the SHA-256 of its payload, 64 lower-case hexadecimal digits. */
export type RecordId = string;

const ID_PREFIX = /^[0-9a-f]{4,64}$/;

/** Length of an id where people read it; long enough for a ledger of millions of records. */
export const SHORT_ID_LENGTH = 12;

/** Shortens an id for people. Never used to look a record up. */
export function shortId(id: RecordId): string {
  return id.slice(0, SHORT_ID_LENGTH);
}

/** Tells whether text could be a record id or the beginning of one (4 to 64 hex digits). */
export function looksLikeIdPrefix(text: string): boolean {
  return ID_PREFIX.test(text);
}
