import { hexOf, SosError, type RecordId } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { readLedgerMemory, type LedgerMemory } from '../memory/index.ts';
import type { ChainHead, Ruling } from '../trust/index.ts';
import type { ChainFile, LocalState } from './local-state.ts';

/** Where this workspace's chain of a key goes on. */
export interface OwnChain {
  readonly chain: string;
  readonly seq: number;
  readonly prev: RecordId | undefined;
  /** Identifies the place on disk that the chain belongs to. */
  readonly place: string;
}

/**
 * Finds where to go on, or begins a new chain: in a copied clone, where the chain does not end with
 * what was last written here (the branch was rolled back behind us, or a clone brought back from a
 * backup goes on beside us), where this user has seen more of it, or where it says two things. Going
 * on there would fork it.
 */
export async function ownChain(
  fingerprint: string,
  ruling: Ruling,
  workspace: { host: Host; state: LocalState },
): Promise<OwnChain> {
  const { host, state } = workspace;
  const place = await placeOnDisk(host, state.folder);
  const kept = await state.chain(fingerprint);
  const [head, another] = ruling.chains.filter(
    ({ key, chain }) => key === fingerprint && chain === kept?.chain,
  );
  const endsHere = another === undefined && endsWith(kept, head);
  if (
    kept?.place !== place ||
    !endsHere ||
    (await wasSeenFurther(kept, head, { host, fingerprint, ruling }))
  ) {
    return { chain: hexOf(host.random.bytes(8)), seq: 0, prev: undefined, place };
  }
  return { chain: kept.chain, seq: head === undefined ? 0 : head.seq + 1, prev: head?.id, place };
}

/** Tells whether a chain ends with what was written last here, or was not begun. */
function endsWith(kept: ChainFile | undefined, head: ChainHead | undefined): boolean {
  return kept?.last?.id === head?.id;
}

/** Threat: a clone put back from a backup, which knows nothing of what it wrote after that. */
async function wasSeenFurther(
  kept: ChainFile | undefined,
  head: ChainHead | undefined,
  { host, fingerprint, ruling }: { host: Host; fingerprint: string; ruling: Ruling },
): Promise<boolean> {
  const memory = await seenBefore(host, ruling);
  const seen = memory?.chains.find(
    ({ key, chain }) => key === fingerprint && chain === kept?.chain,
  );
  return seen !== undefined && seen.seq > (head?.seq ?? -1);
}

/** A memory that cannot be read keeps nobody from writing: whoever verifies is told of it. */
async function seenBefore(host: Host, { ledger }: Ruling): Promise<LedgerMemory | undefined> {
  try {
    return ledger === undefined ? undefined : await readLedgerMemory(host, ledger);
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    return undefined;
  }
}

async function placeOnDisk(host: Host, folder: string): Promise<string> {
  await host.files.makeFolder(folder, { mode: 0o700 });
  const facts = await host.files.facts(folder);
  return `${host.environment.hostName} ${folder} ${facts?.place ?? ''}`;
}
