import type { RecordId } from '../base/index.ts';
import type { Principal, Ruling } from '../trust/index.ts';

/** As of which tip an answer is, and how long ago the remote was last heard. */
export interface AsOf {
  readonly tip: string;
  /** Milliseconds since the last successful sync; undefined where there was none. */
  readonly age: number | undefined;
}

/** The ledger at one tip, verified. */
export interface LedgerHere {
  readonly ruling: Ruling;
  /** Reads content kept beside records: all of it, verified by digest, or why not. */
  readonly content: (content: ContentName) => Promise<ContentAnswer>;
}

/** The ledger as it is here and now, and how that compares with the remote. */
export interface Reading extends LedgerHere {
  readonly asOf: AsOf;
  /** Finds the ids of records that the remote is not known to have: most answers do not ask. */
  readonly unshared: () => Promise<ReadonlySet<RecordId>>;
  /** The remote's name, or undefined where there is none. */
  readonly remote: string | undefined;
}

/** Length, digest and parts, as records name content. */
export interface ContentName {
  readonly size: number;
  readonly sha256: string;
  readonly parts: readonly string[];
}

/** Content, whole and matching its digest, or why there is none. */
export type ContentAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: ContentProblem; readonly part: string };

/** `withheld`: it holds a secret, and is shown to nobody whether it is here or not. */
export type ContentProblem = 'missing' | 'altered' | 'withheld';

/** Whose key this workspace signs with. */
export interface Me {
  /** The name that the key is enrolled under, or asks to be. */
  readonly name: string;
  readonly fingerprint: string;
  /** Where the key was found: a path or `ssh-agent`. */
  readonly source: string;
  /** Undefined while the key is not enrolled. */
  readonly principal: Principal | undefined;
}
