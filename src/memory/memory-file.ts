import { textOf, utf8 } from '../base/index.ts';
import { userFolder, type Host } from '../host/index.ts';
import { memoryDamaged } from './errors.ts';
import { isLedgerMemory, type LedgerMemory } from './ledger-memory.ts';

/** A ledger of thousands of CI jobs has a chain for each; of these so many fit as are remembered. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Names the folder in which this user's memory of all ledgers lies, outside every repository. */
export function memoryFolder(host: Pick<Host, 'files' | 'environment'>): string {
  return host.files.join(userFolder(host, 'state'), 'ledgers');
}

/** Reads what is remembered of a ledger; undefined where nothing is. Throws `memory.damaged`. */
export async function readLedgerMemory(
  host: Pick<Host, 'files' | 'environment'>,
  ledger: string,
): Promise<LedgerMemory | undefined> {
  const path = memoryPath(host, ledger);
  const facts = await host.files.facts(path);
  if (facts === undefined) return undefined;
  // Threat: a pipe, which nobody ever writes to, in the place of a file.
  if (facts.type !== 'file' || facts.size > MAX_BYTES) throw memoryDamaged(path);
  const memory = valueIn((await host.files.read(path)) ?? new Uint8Array());
  if (!isLedgerMemory(memory) || memory.ledger !== ledger) throw memoryDamaged(path);
  return memory;
}

/** Replaces what is remembered of a ledger, readable by its owner alone. */
export async function writeLedgerMemory(
  host: Pick<Host, 'files' | 'environment'>,
  memory: LedgerMemory,
): Promise<void> {
  const bytes = utf8(`${JSON.stringify(memory)}\n`);
  await host.files.makeFolder(memoryFolder(host), { mode: 0o700 });
  await host.files.replace(memoryPath(host, memory.ledger), bytes, { mode: 0o600, durable: false });
}

function memoryPath(host: Pick<Host, 'files' | 'environment'>, ledger: string): string {
  return host.files.join(memoryFolder(host), `${ledger}.json`);
}

function valueIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? '');
  } catch {
    return undefined;
  }
}
