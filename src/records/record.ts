import type { Envelope } from './envelope.ts';
import type { FieldsOf, Kind } from './kinds/index.ts';

/** A record of a kind that this version knows: envelope and the kind's own fields side by side. */
export type RecordOf<K extends Kind> = Omit<Envelope, 'kind'> & { readonly kind: K } & FieldsOf<K>;

/** A record of any known kind; `kind` tells them apart. */
export type KnownRecord = { readonly [K in Kind]: RecordOf<K> }[Kind];

/** A record of a kind that came after this version: kept and counted, it grants nothing. */
export interface UnknownRecord extends Envelope {
  readonly unknown: true;
}

/** A record not yet signed: its kind and fields. The envelope is added when it is appended. */
export type Draft = { readonly [K in Kind]: { readonly kind: K } & FieldsOf<K> }[Kind];

/** A draft of one kind. */
export type DraftOf<K extends Kind> = { readonly kind: K } & FieldsOf<K>;
