import type { Entry } from '../ledger/index.ts';
import type { RecordOf } from '../records/index.ts';
import type { Report } from './report.ts';
import type { Act } from './act.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { LedgerFiles } from './ledger-files.ts';
import type { Founder, Policy } from './policies.ts';
import { signedEntries } from './signatures.ts';

/** An entry whose record is the ledger's first. */
export interface GenesisEntry extends Entry {
  readonly record: RecordOf<'genesis'>;
}

/**
 * Finds the record that everything rests on: the pinned one, or, on first use, the only signed one
 * there is. Several without a pin are no ledger: guessing would let whoever pushes last choose.
 */
export function findGenesis(files: LedgerFiles, report: Report): GenesisEntry | undefined {
  const all = signedEntries(files.entries.filter(isGenesis), report).filter(isGenesis);
  const { pinned } = files;
  const chosen = pinned === undefined ? onlyOne(all) : all.find((entry) => entry.id === pinned);
  for (const other of all) {
    if (other.id === chosen?.id) continue;
    report.reject('trust.second-genesis', other, 'another ledger begins here');
  }
  return chosen;
}

function isGenesis(entry: Entry): entry is GenesisEntry {
  return entry.record.kind === 'genesis' && !('unknown' in entry.record);
}

function onlyOne(all: readonly GenesisEntry[]): GenesisEntry | undefined {
  return new Set(all.map((entry) => entry.id)).size === 1 ? all[0] : undefined;
}

/** The policy that a ledger begins with. */
export function policyOfGenesis({ id, record }: GenesisEntry): Policy {
  const names = [...new Set(record.founders.map(({ name }) => name))];
  const founders = names.map((name): Founder => {
    const own = record.founders.filter((founder) => founder.name === name);
    return {
      name,
      keys: own.flatMap(({ publicKey }) => fingerprintOf(publicKey) ?? []),
    };
  });
  return { id, terms: record.terms, founders };
}

/** Who is who from the beginning. What founders may is what the policy gives them. */
export function genesisActs({ id, record }: GenesisEntry): readonly Act[] {
  return record.founders.map(({ name: principal, publicKey, person = false }): Act => {
    const fingerprint = fingerprintOf(publicKey);
    const act = {
      id,
      principal,
      given: { roles: [], capabilities: [] },
      person,
    };
    return fingerprint === undefined ? act : { ...act, key: { fingerprint, publicKey } };
  });
}
