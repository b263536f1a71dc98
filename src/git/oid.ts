/** The name of a Git object: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
export type Oid = string;

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Tells whether text is a whole object name; the empty one of zeros is not. */
export function isOid(text: string): boolean {
  return OID.test(text) && !/^0+$/.test(text);
}
