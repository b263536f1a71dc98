import type { RecordId } from '../base/index.ts';
import type { Kind, RecordOf } from '../records/index.ts';

declare const trusted: unique symbol;

/**
 * A record that passed verification. Only this room makes one, so that a feature that forgot to
 * verify does not compile.
 */
export interface TrustedEntry<K extends Kind = Kind> {
  readonly [trusted]: true;
  readonly id: RecordId;
  readonly kind: K;
  /** Whom a message is for; empty for what is no message. */
  readonly to: readonly string[];
  /** The record that a receipt signs for, that is begun, or that a reply or a run answers. */
  readonly about: RecordId | undefined;
  readonly path: string;
  /** Git's name of the file. */
  readonly oid: string;
  /** Read when somebody looks at it: answers that go through many entries look at the rest first. */
  readonly record: { readonly [P in K]: RecordOf<P> }[K];
  /** Place in the one order that respects causes; the same for everybody with the same records. */
  readonly order: number;
  /** The principal whose key signed; equal to `record.by`. */
  readonly author: string;
  /** The author was enrolled as a human being. */
  readonly person: boolean;
  /** The roles that the author held when it was written; only of what gates look at, else empty. */
  readonly roles: readonly string[];
}

/** Narrows an entry to one kind. */
export function isKind<K extends Kind>(entry: TrustedEntry, kind: K): entry is TrustedEntry<K> {
  return entry.kind === kind;
}

/** Picks the entries of one kind, keeping their order. */
export function ofKind<K extends Kind>(
  entries: readonly TrustedEntry[],
  kind: K,
): TrustedEntry<K>[] {
  return entries.filter((entry): entry is TrustedEntry<K> => isKind(entry, kind));
}
