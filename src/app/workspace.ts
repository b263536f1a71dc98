import type { LockOutcome } from '../ledger/index.ts';
import type { Host } from '../host/index.ts';
import type { Repository } from '../git/index.ts';
import type { Symptom } from './examine.ts';
import type { Joined, JoinWish } from './join-ledger.ts';
import type { LostRun, Pin } from './local-state.ts';
import type { Rotated } from './rotate-key.ts';
import type { RotationWish } from './rotation-wish.ts';
import type { SignedStatement } from './sign-statement.ts';
import type { Statement } from '../statements/index.ts';
import type { Started, StartRequest } from './start-ledger.ts';
import type { Undone } from './undo.ts';

import type { Me, Reading } from './reading-answer.ts';
import type { ChosenPolicy, Finding, TrustedEntry } from '../trust/index.ts';
import type { Synced, SyncWish } from './synced.ts';
import type { Written, WriteRequest } from './write-request.ts';

/** A repository with a ledger, opened once and lazily. */
export interface Workspace {
  readonly host: Host;
  readonly repository: Repository;
  /** Verified state at the tip that was there on opening. Never touches the network. */
  read(): Promise<Reading>;
  /** The same for an answer that is acted upon: rests only on what this user's sos worked out. */
  readToDecide(): Promise<Reading>;
  /** The same for whoever believes a pin, and the policy that it vouches for. */
  readUnder(policy: ChosenPolicy): Promise<Reading>;
  /** The same at the tip that is there now, for whoever waits for something. */
  readNow(): Promise<Reading>;
  /** Whose key signs here; undefined where there is none. */
  me(reading: Reading): Promise<Me | undefined>;
  /** Leaked secrets that nobody was told of in this clone; each is told once. */
  leaksToTell(reading: Reading): Promise<readonly TrustedEntry<'withhold'>[]>;
  /** Gives data without secrets where that was allowed; refuses it where there are any otherwise. */
  readonly withoutSecrets: <T>(told: T) => Promise<T>;
  /** Tells whether a command ran here, or may have, and the record of that was undone. */
  lostRun(run: LostRun): Promise<boolean>;
  /** Does work that no other process of this clone does meanwhile under the same name. */
  alone<T>(name: string, work: () => Promise<T>): Promise<LockOutcome<T>>;
  /** Signs, appends and, unless offline, shares. */
  write(request: WriteRequest): Promise<Written>;
  /** Signs a statement for others with the key that signs here. */
  signStatement(
    reading: Reading,
    statement: Statement,
    wish: { readonly ssh: boolean },
  ): Promise<SignedStatement>;
  sync(wish?: SyncWish): Promise<Synced>;
  /** What this user has seen before and is not there at a reading; remembers what is. */
  compare(reading: Reading): Promise<readonly Finding[]>;
  /** Begins a ledger, or adopts the remote's. */
  start(request: StartRequest): Promise<Started>;
  /** Asks to be enrolled. */
  join(wish: JoinWish): Promise<Joined>;
  /** Ends the present key in favour of another one. */
  rotate(wish: RotationWish): Promise<Rotated>;
  /** Follows one of two policies that froze the one before them. */
  choosePolicy(policy: ChosenPolicy): Promise<Reading>;
  /** What this clone believes in, and why. */
  readonly pin: Pin | undefined;
  /** The signed bytes and the signature of a record, as the ledger holds them. */
  fileOf(entry: Pick<TrustedEntry, 'id' | 'oid'>): Promise<Uint8Array>;
  /** Takes everything of ours out of this clone again. */
  undo(discard: boolean): Promise<Undone>;
  /** What is in order here and what is not. */
  examine(): Promise<readonly Symptom[]>;
  /**
   * Mends what this clone keeps of the ledger where an error says that it is damaged. Tells whether
   * what met the error can be done anew: nothing was appended yet.
   */
  recover(error: unknown): Promise<boolean>;
  /** What was noticed of the remote while the verb ran, to be said beside its answer. */
  readonly noticed: readonly Finding[];
  /** What was noticed so before, and no `sos sync` has told yet. */
  alarms(): Promise<readonly Finding[]>;
  close(): Promise<void>;
}
