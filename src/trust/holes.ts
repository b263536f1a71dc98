import type { RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Finding } from './finding.ts';
import { namedBy } from './graph.ts';
import type { Principal } from './roster.ts';
import type { Ruling } from './ruling.ts';

/** Findings that say that a record or a file is named and not here. */
const MISSING: ReadonlySet<Finding['code']> = new Set<Finding['code']>([
  'ledger.missing-object',
  'trust.chain-hole',
  'trust.seen-missing',
]);

/** Tells whether a finding says that something is named and not here. */
export function saysMissing({ code, severity }: Finding): boolean {
  return severity === 'error' && MISSING.has(code);
}

/** What those records name that findings say to name something that is not here. */
export function waitedFor({ findings }: Ruling, signed: readonly Entry[]): ReadonlySet<RecordId> {
  const waiting = new Set(findings.flatMap(({ code, id }) => (MISSING.has(code) ? [id] : [])));
  if (waiting.size === 0) return new Set();
  return new Set(signed.flatMap((entry) => (waiting.has(entry.id) ? namedBy(entry) : [])));
}

/**
 * Picks the findings that say that something is withheld which could change what is decided.
 *
 * Threat: somebody who may push takes out the one record that takes a pass back. Whatever its
 * author wrote later, and whoever had seen it, then names a record that is not here. Only keys that
 * are enrolled are believed in that, and not in what others left out when they ended one: a stranger,
 * or a member who does it on purpose, must not be able to stop every decision by naming records that
 * never were.
 */
export function holesIn(
  findings: readonly Finding[],
  signed: readonly Entry[],
  roster: ReadonlyMap<string, Principal>,
): readonly Finding[] {
  const missing = findings.filter(saysMissing);
  if (missing.length === 0) return [];
  const byId = new Map(signed.map((entry) => [entry.id, entry]));
  return missing.filter(({ id }) => {
    const entry = id === undefined ? undefined : byId.get(id);
    return entry === undefined ? id === undefined : isEnrolled(entry, roster);
  });
}

function isEnrolled({ record }: Entry, roster: ReadonlyMap<string, Principal>): boolean {
  const keys = roster.get(record.by)?.keys ?? [];
  return keys.some(({ fingerprint }) => fingerprint === record.key);
}
