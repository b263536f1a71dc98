/** One record as a list shows it. */
export interface RecordLine {
  readonly id: string;
  readonly kind: string;
  readonly author: string;
  /** Claimed by the author. */
  readonly at: string;
  /** The remote is known to have it. */
  readonly shared: boolean;
  /** A request of a key that is not enrolled: the author's name is only asked for. */
  readonly waiting: boolean;
  /** Words of the author. */
  readonly untrusted: {
    /** A line about it, of at most 100 characters: a preview, never the body. */
    readonly preview: string;
  };
}

/** What a list of records is made from. */
export interface LineSource {
  readonly id: string;
  readonly author: string;
  readonly record: { readonly kind: string; readonly at: string };
}

/** Shapes one record for a list. */
export function recordLine(
  { id, author, record }: LineSource,
  told: { readonly preview: string; readonly shared: boolean },
): RecordLine {
  const { preview, shared } = told;
  const facts = { id, kind: record.kind, author, at: record.at, shared, waiting: false };
  return { ...facts, untrusted: { preview } };
}

interface RequestSource {
  readonly id: string;
  readonly principal: string;
  readonly roles: readonly string[];
  readonly at: string;
}

/** Shapes a request of a key that waits to be enrolled, for a list of records. */
export function requestLine(request: RequestSource, shared: boolean): RecordLine {
  const { id, principal, roles, at } = request;
  const preview = `asks to be enrolled${roles.length === 0 ? '' : ` as ${roles.slice(0, 3).join(', ')}`}`;
  const facts = { id, kind: 'join', author: principal, at, shared, waiting: true };
  return { ...facts, untrusted: { preview } };
}
