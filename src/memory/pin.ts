import { decodeCanonical, encodeCanonical, type ValueMap } from '../records/index.ts';
import type { Ruling } from '../trust/index.ts';
import { badPin } from './errors.ts';

/** A moment of a ledger, small enough to be read and reviewed like code. */
export interface LedgerPin {
  readonly ledger: string;
  readonly policy: string;
  readonly policyVersion: number;
  /** How many records counted. */
  readonly records: number;
  /** Heads of the record graph: together they rest on what was there. */
  readonly heads: readonly string[];
}

const MAX_BYTES = 65_536;

/** Takes the pin of what is there now; undefined where there is no ledger. */
export function pinOf({ ledger, policy, entries, heads }: Ruling): LedgerPin | undefined {
  if (ledger === undefined || policy === undefined) return undefined;
  return {
    ledger,
    policy: policy.id,
    policyVersion: policy.terms.version,
    records: entries.length,
    heads: heads.toSorted(),
  };
}

/** Writes a pin as canonical YAML, the form that records have. */
export function encodePin({
  ledger,
  policy,
  policyVersion,
  records,
  heads,
}: LedgerPin): Uint8Array {
  return encodeCanonical({ sosPin: 1, ledger, policy, policyVersion, records, heads });
}

/** Reads a pin, hostile like any file of a repository. Throws `memory.bad-pin`. */
export function decodePin(bytes: Uint8Array, path: string): LedgerPin {
  const decoded = decodeCanonical(bytes, { maxBytes: MAX_BYTES });
  if (!decoded.ok || !isPin(decoded.value)) throw badPin(path);
  const { ledger, policy, policyVersion, records, heads } = decoded.value as unknown as LedgerPin;
  return { ledger, policy, policyVersion, records, heads };
}

function isPin(map: ValueMap): boolean {
  const { heads } = map;
  return (
    map['sosPin'] === 1 &&
    [map['ledger'], map['policy']].every(isId) &&
    [map['policyVersion'], map['records']].every((each) => typeof each === 'number') &&
    Array.isArray(heads) &&
    heads.length > 0 &&
    heads.every(isId)
  );
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
