import { SosError } from '../base/index.ts';
import { whileHolding, type Shared } from '../ledger/index.ts';
import {
  behind,
  lossesOf,
  memoryFolder,
  readLedgerMemory,
  remember,
  writeLedgerMemory,
  type LedgerMemory,
  type RememberedRemote,
} from '../memory/index.ts';
import type { Finding, Ruling } from '../trust/index.ts';
import type { Opened } from './opened.ts';

/** How a ruling came about: that decides what follows from a loss, and whether it is remembered. */
export interface Looked {
  readonly ruling: Ruling;
  /** The remote answered just now: what is missing is missing there. */
  readonly asked: boolean;
  /** Nothing here waits to be shared: what is here, others have too. */
  readonly shared: boolean;
  readonly remote?: RememberedRemote | undefined;
}

/** Milliseconds to wait for another process that remembers something; then the next one does. */
const PATIENCE = 2000;

/**
 * Tells what this user has seen before and is not there now, and remembers what is. Only what is
 * shared is remembered: a record that one clone alone has is no loss in another.
 */
export async function compareWithMemory(opened: Opened, looked: Looked): Promise<Finding[]> {
  const { ledger } = looked.ruling;
  if (ledger === undefined) return [];
  const memory = await readLedgerMemory(opened.host, ledger);
  const losses = memory === undefined ? [] : lossesOf(memory, looked.ruling);
  const mayRemember = looked.shared && (losses.length === 0 || looked.asked);
  if (mayRemember) await rememberSeen(opened, losses.length === 0 ? looked : withoutTip(looked));
  return !looked.asked && isBehind(opened, memory) ? behind(losses) : losses;
}

/** What this user has seen of the ledger that a ruling is about. Throws `memory.damaged`. */
export async function memoryOf(
  { host }: Opened,
  { ledger }: Pick<Ruling, 'ledger'>,
): Promise<LedgerMemory | undefined> {
  return ledger === undefined ? undefined : readLedgerMemory(host, ledger);
}

/** Remembers what is there. A memory that cannot be kept is no trouble of what was done. */
export async function rememberSeen(opened: Opened, looked: Looked): Promise<void> {
  const { host } = opened;
  const { ledger } = looked.ruling;
  if (ledger === undefined) return;
  try {
    if (next(opened, await readLedgerMemory(host, ledger), looked) === undefined) return;
    await host.files.makeFolder(memoryFolder(host), { mode: 0o700 });
    const path = host.files.join(memoryFolder(host), `${ledger}.lock`);
    await whileHolding(host, { path, patience: PATIENCE }, async () => {
      const memory = next(opened, await readLedgerMemory(host, ledger), looked);
      if (memory !== undefined) await writeLedgerMemory(host, memory);
    });
  } catch (error) {
    // Whoever looks next says so: verify and sync read the memory first.
    if (!(error instanceof SosError)) throw error;
  }
}

/** The memory with what was seen; undefined where that adds nothing. */
function next(
  { host, repository }: Opened,
  memory: LedgerMemory | undefined,
  { ruling, remote }: Looked,
): LedgerMemory | undefined {
  const at = host.clock.now();
  const after = remember(memory, { ruling, at, clone: repository.places.commonFolder, remote });
  return JSON.stringify(after) === JSON.stringify(memory) ? undefined : after;
}

/** Another clone of this user's has asked since this one did. */
function isBehind({ repository }: Opened, memory: LedgerMemory | undefined): boolean {
  const { commonFolder } = repository.places;
  const known = memory?.clones.find(({ folder }) => folder === commonFolder);
  return known !== undefined && known.revision < (memory?.revision ?? 0);
}

/** A tip that lacks something does not take the place of one that had it. */
function withoutTip({ ruling, asked, shared }: Looked): Looked {
  return { ruling, asked, shared };
}

/** Tells whether the remote answered: what it lacks then, it lacks. */
export function hasAnswered({ outcome }: Pick<Shared, 'outcome'>): boolean {
  return outcome !== 'unreachable' && outcome !== 'nothing';
}
