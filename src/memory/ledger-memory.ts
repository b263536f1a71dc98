import type { ChainHead } from '../trust/index.ts';

/** The furthest that one chain was seen, and when it was first seen, in milliseconds since 1970. */
export interface RememberedChain extends ChainHead {
  readonly since: number;
}

/** The tip that a remote was last seen at, its address without credentials. */
export interface RememberedRemote {
  readonly address: string;
  readonly tip: string;
}

/** A clone of this user's, and the revision of the memory that it last knew. */
export interface RememberedClone {
  readonly folder: string;
  readonly revision: number;
}

/** What this user has seen of one ledger, in whichever clone. It only ever grows. */
export interface LedgerMemory {
  readonly ledger: string;
  /** Goes up by one whenever more was seen. */
  readonly revision: number;
  /** When the ledger was first seen, in milliseconds since 1970. */
  readonly since: number;
  readonly policy: { readonly version: number; readonly id: string };
  /** How many signed records there were, whether they counted or not. */
  readonly records: number;
  readonly chains: readonly RememberedChain[];
  /** Heads of the record graph. */
  readonly heads: readonly string[];
  readonly remotes: readonly RememberedRemote[];
  readonly clones: readonly RememberedClone[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Tells a memory from anything else that may stand in its file. */
export function isLedgerMemory(value: unknown): value is LedgerMemory {
  if (!isMap(value)) return false;
  const { policy, chains, heads, remotes, clones } = value;
  return (
    isId(value['ledger']) &&
    [value['revision'], value['since'], value['records']].every(isCount) &&
    isMap(policy) &&
    isCount(policy['version']) &&
    isId(policy['id']) &&
    isListOfMaps(chains, isChain) &&
    isListOf(heads, isId) &&
    isListOfMaps(remotes, ({ address, tip }) => isText(address) && isOid(tip)) &&
    isListOfMaps(clones, ({ folder, revision }) => isText(folder) && isCount(revision))
  );
}

function isChain({ key, chain, seq, id, since }: Fields): boolean {
  return isText(key) && isText(chain) && isCount(seq) && isId(id) && isCount(since);
}

function isListOfMaps(value: unknown, isRight: (each: Fields) => boolean): boolean {
  return isListOf(value, (each) => isMap(each) && isRight(each));
}

function isListOf(value: unknown, isRight: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isRight);
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isOid(value: unknown): boolean {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
