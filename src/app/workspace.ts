import type { Host } from '../host/index.ts';
import type { Repository } from '../git/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import type { Symptom } from './examine.ts';
import type { Joined, JoinWish } from './join-ledger.ts';
import type { Pin } from './local-state.ts';
import type { Rotated, RotationWish } from './rotate-key.ts';
import type { Started, StartRequest } from './start-ledger.ts';
import type { Undone } from './undo.ts';

import type { Me, Reading } from './reading-answer.ts';
import type { Synced } from './synced.ts';
import type { Written, WriteRequest } from './write-request.ts';
/** As of which tip an answer is, and how long ago the remote was last heard. */
export interface AsOf {
  readonly tip: string;
  /** Milliseconds since the last successful sync; undefined where there was none. */
  readonly age: number | undefined;
}

/** The ledger as it is here and now, verified. */
export interface Reading {
  readonly ruling: Ruling;
  readonly asOf: AsOf;
  /** Ids of records that the remote is not known to have. */
  readonly unshared: ReadonlySet<RecordId>;
  /** The remote's name, or undefined where there is none. */
  readonly remote: string | undefined;
  /** Reads content kept beside records: all of it, verified by digest, or why not. */
  content(content: ContentName): Promise<ContentAnswer>;
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
  | { readonly ok: false; readonly problem: 'missing' | 'altered'; readonly part: string };

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

/** What a verb wants appended, worked out from a reading. Throws a refusal when it must not be. */
export interface Plan {
  /** None where everything that is wanted is in the ledger already. */
  readonly drafts: readonly Draft[];
  /** Bytes of every content that the drafts name, whole. */
  readonly contents?: readonly Uint8Array[];
}

/** One write of a verb's. */
export interface WriteRequest {
  /** The kind of the record that the write is about; the first draft has it. */
  readonly kind: Kind;
  /** Evaluated under the ledger's lock, and again on every replay where it is conditional. */
  plan(reading: Reading, me: Me & { readonly principal: Principal }): Plan | Promise<Plan>;
  /** The plan's refusals must hold against what others shared meanwhile (claim, close, verdict). */
  readonly conditional?: boolean;
  /** A retry with the same word finds the first record instead of making a second. */
  readonly once?: string | undefined;
  readonly offline?: boolean | undefined;
}

/** How safe a record is: here only, or on the remote. */
export type Durability = 'local' | 'remote';

/** What became of a write. */
export interface Written {
  readonly records: readonly {
    readonly id: RecordId;
    readonly kind: Kind;
    readonly path: string;
  }[];
  /** True when nothing was appended: `once` found an earlier record, or the plan had no draft. */
  readonly already: boolean;
  readonly durability: Durability;
  /** Why it is not shared yet, in words, where it is not. */
  readonly notShared: string | undefined;
  readonly asOf: AsOf;
}

/** What a sync did. */
export interface Synced {
  readonly outcome: 'settled' | 'no-remote' | 'not-there' | 'refused' | 'unreachable' | 'contended';
  readonly received: number;
  readonly sent: number;
  readonly detail: string | undefined;
  readonly findings: readonly Finding[];
  readonly asOf: AsOf;
}

/** A repository with a ledger, opened once and lazily. */
export interface Workspace {
  readonly host: Host;
  readonly repository: Repository;
  /** Verified state at the tip that was there on opening. Never touches the network. */
  read(): Promise<Reading>;
  /** The same at the tip that is there now, for whoever waits for something. */
  readNow(): Promise<Reading>;
  /** Whose key signs here; undefined where there is none. */
  me(reading: Reading): Promise<Me | undefined>;
  /** Signs, appends and, unless offline, shares. */
  write(request: WriteRequest): Promise<Written>;
  sync(): Promise<Synced>;
  /** Begins a ledger, or adopts the remote's. */
  start(request: StartRequest): Promise<Started>;
  /** Asks to be enrolled. */
  join(wish: JoinWish): Promise<Joined>;
  /** Ends the present key in favour of another one. */
  rotate(wish: RotationWish): Promise<Rotated>;
  /** What this clone believes in, and why. */
  readonly pin: Pin | undefined;
  /** The signed bytes and the signature of a record, as the ledger holds them. */
  fileOf(entry: TrustedEntry): Promise<Uint8Array>;
  /** Takes everything of ours out of this clone again. */
  undo(discard: boolean): Promise<Undone>;
  /** What is in order here and what is not. */
  examine(): Promise<readonly Symptom[]>;
  close(): Promise<void>;
}
