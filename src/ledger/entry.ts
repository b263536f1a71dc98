import type { Oid } from '../git/index.ts';
import type { KnownRecord, UnknownRecord } from '../records/index.ts';
import type { RecordId } from '../base/index.ts';

/**
 * A record where it sits in the ledger. Its form is checked: tree mode, path, size, canonical
 * form, shape, and that the path is the one its content asks for. Who wrote it is not.
 */
export interface Entry {
  readonly path: string;
  /** Git's name of the file. */
  readonly oid: Oid;
  /** SHA-256 of the whole file, payload and signature. */
  readonly fileDigest: string;
  /** SHA-256 of the payload. */
  readonly id: RecordId;
  readonly record: KnownRecord | UnknownRecord;
  /** The signed bytes and the armored signature; absent once a signature is known to be good. */
  readonly proof?: { readonly payload: Uint8Array; readonly signature: string };
  /** What the security key asked for that signed it; absent for other keys, and before it is checked. */
  readonly presence?: { readonly touch: boolean; readonly pin: boolean } | undefined;
}

/** Why a file in the ledger is no entry. */
export type MisfitCode =
  | 'ledger.bad-mode'
  | 'ledger.bad-path'
  | 'ledger.path-twins'
  | 'ledger.too-large'
  | 'ledger.missing-object'
  | 'ledger.not-canonical'
  | 'ledger.bad-shape'
  | 'ledger.wrong-path'
  | 'ledger.bad-blob'
  | 'ledger.removed'
  | 'ledger.changed'
  | 'ledger.rewritten';

/** A file in the ledger that is no entry, with its reason. It stops nobody. */
export interface Misfit {
  readonly code: MisfitCode;
  /** As stored, hostile: shown only through `showUnsafe`. */
  readonly path: string;
  readonly oid?: Oid;
  readonly problem: string;
}
