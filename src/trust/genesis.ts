import type { Entry } from '../ledger/index.ts';
import type { RecordOf } from '../records/index.ts';
import type { Report } from './findings.ts';
import type { LedgerFiles } from './ledger-files.ts';
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
