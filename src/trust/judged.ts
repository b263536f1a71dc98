import type { Kind } from '../records/index.ts';
import type { Office } from './office.ts';

/** What judgement adds to a record that counts. */
export interface Judged {
  /** Place in the one order that respects causes; the same for everybody with the same records. */
  readonly order: number;
  /** The principal whose key signed. */
  readonly author: string;
  /** The author was enrolled as a human being. */
  readonly person: boolean;
  /** The roles that the author held, as far as the record's past tells, where a gate may ask. */
  readonly roles: readonly string[];
}

/** What gates ask of its author's roles. */
const ASKED: ReadonlySet<string> = new Set<Kind>(['verdict', 'evidence', 'challenge']);

/** Says what an author's office adds to a record of theirs that counts. */
export function judgedAs(
  kind: string,
  order: number,
  { name, person, roles }: Pick<Office, 'name' | 'person' | 'roles'>,
): Judged {
  return { order, author: name, person, roles: ASKED.has(kind) ? roles : NONE };
}

const NONE: readonly string[] = [];
